import type { ArchiveDb } from '@/lib/archive/db';
import type { FileRow } from '@/lib/archive/rows';
import { records } from '@/lib/assets/index';
import { laterResult, resultOf } from '@/lib/assets/live';
import { recount } from './change-file';
import { takePath, withNumber } from './own-path';
import type { Holding } from './ports';

/**
 * Plans the further files of a recording that gave several, and notes one that is given as it came. Runs inside the
 * transaction that hands over the first: it is that file's row that tells of them.
 */
export async function planLaterResults(
  db: ArchiveDb,
  row: FileRow,
  { results = 1, raw }: Extract<Holding, { stage: 'ready' }>,
): Promise<void> {
  if (!records(row.asset) || resultOf(row.id).result !== 1) return;
  const job = await db.jobs.get(row.jobId);
  if (!job) throw new Error(`file ${row.id} names job ${row.jobId}, which is not there`);
  let next = raw ? { ...job, keptRaw: raw } : job;
  for (let n = 2; n <= results; n += 1) {
    const id = laterResult(row.id, n);
    if (await db.files.get(id)) continue;
    const { jobId, awemeId, asset } = row;
    const planned: FileRow = {
      id,
      jobId,
      awemeId,
      asset,
      num: n,
      state: 'planned',
      path: '',
      tries: 0,
      stopped: true,
    };
    const own = await takePath(db, planned, withNumber(row.path, n));
    const later = { ...planned, ...own };
    await db.files.put(later);
    next = recount(next, undefined, later);
  }
  await db.jobs.put(next);
}
