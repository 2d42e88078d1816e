import type { ArchiveDb } from '@/lib/archive/db';
import { keepNamed } from '@/lib/archive/named-posts';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { readLink } from '@/lib/tiktok/links';
import { shortened } from './new-job';

/** Whether a row stands for a pasted link that came to nothing. */
export function isOfLink({ asset, awemeId }: FileRow): boolean {
  return asset === 'post' && (readLink(awemeId)?.kind ?? 'post') !== 'post';
}

/** Asks for pasted links once more: they are all that the job's list, which is over, has left. Their rows go. Gives the job, for the caller to write. */
export async function linksAgain(db: ArchiveDb, job: JobRow, rows: readonly FileRow[]): Promise<JobRow> {
  if (rows.length === 0) return job;
  await db.files.bulkDelete(rows.map(({ id }) => id));
  const links = rows.map(({ awemeId }) => awemeId);
  const left = shortened({ awemeIds: [], links });
  if (left.named !== undefined) await keepNamed(db, job.id, links);
  const { named, ...rest } = job;
  const counts = { ...job.counts, listed: job.counts.listed - links.length };
  const shown = Math.max(0, (job.shown ?? 0) - links.length);
  return { ...rest, ...left, cursor: '0', hasMore: true, lastIds: [], shown, counts };
}
