import type { ArchiveDb } from './db';
import type { FileRow, JobRow } from './rows';

/** Planned files are looked through this far: enough for every slot, and cheap at any backlog. */
const window = 200;

/** A job that is to be worked on, and its next planned files, newest posts first; some may have to wait. */
export interface OpenJob {
  job: JobRow;
  planned: FileRow[];
}

/** All that is to be worked on, oldest jobs first, as it is at one moment: read once for a whole pass. */
export function openJobs(db: ArchiveDb): Promise<OpenJob[]> {
  return db.transaction('r', db.jobs, db.files, async () => {
    const jobs = await runningJobs(db);
    const planned = jobs.map(({ id, counts }) => (counts.planned > 0 ? nextPlanned(db, id) : []));
    const rows = await Promise.all(planned);
    return jobs.map((job, at) => ({ job, planned: rows[at] ?? [] }));
  });
}

/** Jobs that are to be worked on, oldest first. */
export function runningJobs(db: ArchiveDb): Promise<JobRow[]> {
  return db.jobs.where('state').equals('running').toArray();
}

/** Whether any job is to be worked on, if only to wait. */
export async function isAnyRunning(db: ArchiveDb): Promise<boolean> {
  return (await db.jobs.where('state').equals('running').count()) > 0;
}

/** Whether any job has still to read on in a list of posts. */
export async function isAnyListing(db: ArchiveDb): Promise<boolean> {
  return (await runningJobs(db)).some(({ hasMore, source }) => hasMore && source !== 'live');
}

/** Jobs that wait until the person has solved a human check. */
export function waitingForCheck(db: ArchiveDb): Promise<JobRow[]> {
  const paused = db.jobs.where('state').equals('paused');
  return paused.and(({ problem }) => problem?.code === 'humanCheck').toArray();
}

/** The next planned files of a job, newest posts first; some may have to wait. */
export function nextPlanned(db: ArchiveDb, jobId: number): Promise<FileRow[]> {
  return db.files.where('[jobId+state]').equals([jobId, 'planned']).reverse().limit(window).toArray();
}

/** Files that are being saved, of all jobs. */
export function savingFiles(db: ArchiveDb): Promise<FileRow[]> {
  return db.files.where('state').equals('saving').toArray();
}
