import { useLive } from '@/components/use-live';
import { db } from '@/lib/archive/db';
import { unfinishedJobs } from '@/lib/archive/queries';
import type { JobRow } from '@/lib/archive/rows';

/** The jobs that are not over yet; undefined until they are known. */
export function useLiveJobs(): JobRow[] | undefined {
  return useLive(() => unfinishedJobs(db), []);
}
