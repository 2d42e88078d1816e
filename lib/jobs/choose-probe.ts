import type { OpenJob } from '@/lib/archive/open-jobs';
import type { FileRow } from '@/lib/archive/rows';
import { fetches, records } from '@/lib/assets/index';

/** What a choice depends on beside the files; `random` is 0 to 1. */
interface Circumstances {
  /** Nobody has rested yet: it may be that all links are old. */
  first: boolean;
  /** Something else is asked first: that may give a new link, or another job its turn. */
  asked: boolean;
  random: number;
}

/**
 * While files are refused, the one of those that are `ready` that goes next. First one with a link that was just renewed,
 * then any that was not met yet, of whichever job: the next in line may all be bad for a reason of their own. What is made
 * here, and recordings, go on.
 */
export function chooseProbe(ready: readonly OpenJob[], circumstances: Circumstances): OpenJob[] {
  const probe = probeOf(
    ready.flatMap(({ planned }) => planned.filter(isFetched)),
    circumstances,
  );
  return ready.map(({ job, planned }) => ({
    job,
    planned: planned.filter((row) => !isFetched(row) || row === probe),
  }));
}

function probeOf(rows: FileRow[], { first, asked, random }: Circumstances): FileRow | undefined {
  const renewed = first ? rows.find(hasNewLink) : undefined;
  if (renewed || asked) return renewed;
  const unmet = rows.filter(({ retryAt }) => retryAt === undefined);
  const pool = unmet.length > 0 ? unmet : rows;
  return pool[Math.floor(random * pool.length)];
}

/** What somebody says live can't wait. */
function isFetched({ asset }: FileRow): boolean {
  return fetches(asset) && !records(asset);
}

function hasNewLink({ renewedAt, retryAt, problem }: FileRow): boolean {
  return renewedAt !== undefined && retryAt === undefined && problem === undefined;
}
