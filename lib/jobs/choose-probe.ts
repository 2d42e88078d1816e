import type { OpenJob } from '@/lib/archive/open-jobs';
import { endOfWait } from '@/lib/archive/pace-clock';
import type { FileRow } from '@/lib/archive/rows';
import { fetches, records } from '@/lib/assets/index';
import { needsPost } from './needs';

/**
 * While files are refused, of those that are `ready` the ones that can tell most: with a link that was just renewed; none,
 * while one of the jobs' posts can be asked for such a link; else what was tried longest ago. What is made here, and recordings, go on.
 */
export function chooseProbe(jobs: readonly OpenJob[], ready: readonly OpenJob[], now: number): OpenJob[] {
  const only = (fits: (row: FileRow) => boolean) =>
    ready.map(({ job, planned }) => ({
      job,
      planned: planned.filter((row) => !isFetched(row) || fits(row)),
    }));
  if (ready.some(({ planned }) => planned.some(hasNewLink))) return only(hasNewLink);
  if (jobs.some(({ planned }) => planned.some((row) => canRenew(row, now)))) return only(() => false);
  return only(() => true).map(({ job, planned }) => ({ job, planned: planned.sort(byTurn) }));
}

/** What somebody says live can't wait. */
function isFetched({ asset }: FileRow): boolean {
  return fetches(asset) && !records(asset);
}

function hasNewLink({ renewedAt, retryAt, problem }: FileRow): boolean {
  return renewedAt !== undefined && retryAt === undefined && problem === undefined;
}

function canRenew(row: FileRow, now: number): boolean {
  return needsPost(row) && endOfWait(row.retryAt, now) <= now;
}

function byTurn(a: FileRow, b: FileRow): number {
  return (a.retryAt ?? 0) - (b.retryAt ?? 0);
}
