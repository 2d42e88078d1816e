import type { ArchiveDb } from './db';
import { postStates } from './post-states';
import type { FileRow, JobRow, PostRow } from './rows';
import { filesOf } from './shared-files';

export { postStates };

/** Jobs that are not over, newest first, however many have come and gone since. */
export async function unfinishedJobs(db: ArchiveDb): Promise<JobRow[]> {
  const jobs = await db.jobs.where('state').anyOf('running', 'paused').toArray();
  return jobs.sort((a, b) => b.id - a.id);
}

/** Files that came in last, newest first. */
export function recentFiles(db: ArchiveDb, count: number): Promise<FileRow[]> {
  return db.files.orderBy('savedAt').reverse().limit(count).toArray();
}

/** Files of a job that failed, each with its problem, newest posts first. */
export async function failedFiles(db: ArchiveDb, jobId: number): Promise<FileRow[]> {
  const job = await db.jobs.get(jobId);
  const rows = job ? await filesOf(db, job, 'failed') : [];
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1));
}

/**
 * How many posts of a person are here: by secUid, or by handle where that is all one knows. `here` are those that were found
 * so far: it grows, and of 10,000 posts only those that were not here are looked up when something has come in.
 */
export async function savedPosts(
  db: ArchiveDb,
  who: { secUid: string; uniqueId: string },
  here: Set<string>,
): Promise<number> {
  const secUid = who.secUid || (await secUidOf(db, who.uniqueId));
  if (!secUid) return 0;
  const posts = await db.posts.where('secUid').equals(secUid).primaryKeys();
  const isNotHere = (awemeId: string) => !here.has(awemeId);
  // The main file of a post is its video or its first photo: look-ups by primary key, no index to count.
  for (const name of ['video/1', 'photos/1']) {
    const files = await db.files.bulkGet(posts.filter(isNotHere).map((id) => `${id}/${name}`));
    for (const row of files) if (row?.state === 'saved') here.add(row.awemeId);
  }
  return posts.filter((awemeId) => here.has(awemeId)).length;
}

/**
 * The newest saved post of one list of a person: of the first posts that the latest job over it listed, the first of
 * which all that was wanted is here; else of the job before it.
 */
export async function newestSaved(
  db: ArchiveDb,
  secUid: string,
  source: string,
): Promise<PostRow | undefined> {
  const jobs = await db.jobs.where('source').equals(source).reverse().toArray();
  for (const { target, newestIds = [] } of jobs) {
    if (target.secUid !== secUid) continue;
    const states = await postStates(db, newestIds);
    const first = newestIds.find((awemeId) => states[awemeId]?.state === 'saved');
    if (first) return db.posts.get(first);
  }
  return undefined;
}

async function secUidOf(db: ArchiveDb, uniqueId: string): Promise<string | undefined> {
  return (await db.users.where('uniqueId').equals(uniqueId).first())?.secUid;
}
