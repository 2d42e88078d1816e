import type { ArchiveDb } from './db';

/** Ids in one row: a job's own row, which is written with each of its files, holds no more. */
export const mostIds = 100;

/** Writes down which posts a job names, for as long as it may ask for them. */
export async function keepNamed(db: ArchiveDb, jobId: number, awemeIds: readonly string[]): Promise<void> {
  const rows = [];
  for (let at = 0; at < awemeIds.length; at += mostIds)
    rows.push({ jobId, nth: at / mostIds, awemeIds: awemeIds.slice(at, at + mostIds) });
  await db.named.bulkPut(rows);
}

/** The post at a place of a job's list, from 0; undefined where there is none. */
export async function namedAt(db: ArchiveDb, jobId: number, at: number): Promise<string | undefined> {
  const row = await db.named.get([jobId, Math.floor(at / mostIds)]);
  return row?.awemeIds[at % mostIds];
}

/** The job asks for none of them any more. */
export async function forgetNamed(db: ArchiveDb, jobId: number): Promise<void> {
  await db.named.where('[jobId+nth]').between([jobId, 0], [jobId, Number.POSITIVE_INFINITY]).delete();
}
