import { isLive } from '@/components/jobs/is-live';
import { useLive } from '@/components/use-live';
import { db } from '@/lib/archive/db';
import { newestJobs } from '@/lib/archive/queries';
import type { JobRow } from '@/lib/archive/rows';

/** The jobs that are not over yet; undefined until they are known. */
export function useLiveJobs(): JobRow[] | undefined {
  return useLive(async () => (await newestJobs(db, 60)).filter(isLive), []);
}
