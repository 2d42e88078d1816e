import type { ArchiveDb } from './db';
import type { FileRow, JobRow } from './rows';

export { postStates } from './post-states';

/** Jobs, newest first. */
export function newestJobs(db: ArchiveDb, count: number): Promise<JobRow[]> {
  return db.jobs.orderBy('id').reverse().limit(count).toArray();
}

/** Files that came in last, newest first. */
export function recentFiles(db: ArchiveDb, count: number): Promise<FileRow[]> {
  return db.files.orderBy('savedAt').reverse().limit(count).toArray();
}

/** Files of a job that failed, each with its problem, newest posts first. */
export function failedFiles(db: ArchiveDb, jobId: number): Promise<FileRow[]> {
  return db.files.where('[jobId+state]').equals([jobId, 'failed']).reverse().toArray();
}

/** How many posts of a person are here: by secUid, or by handle where that is all one knows. */
export async function savedPosts(db: ArchiveDb, who: { secUid: string; uniqueId: string }): Promise<number> {
  const secUid = who.secUid || (await secUidOf(db, who.uniqueId));
  if (!secUid) return 0;
  const posts = await db.posts.where('secUid').equals(secUid).primaryKeys();
  // The main file of a post is its video or its first photo: two look-ups by primary key, no index to count.
  const files = await db.files.bulkGet(posts.flatMap((id) => [`${id}/video/1`, `${id}/photos/1`]));
  return files.filter((row) => row?.state === 'saved').length;
}

async function secUidOf(db: ArchiveDb, uniqueId: string): Promise<string | undefined> {
  return (await db.users.where('uniqueId').equals(uniqueId).first())?.secUid;
}
