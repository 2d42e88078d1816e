import type { ArchiveDb } from './db';
import type { FileRow, JobRow } from './rows';

/** Planned files are looked through this far: enough for every slot, and cheap at any backlog. */
const window = 200;

/** Jobs that are to be worked on, oldest first. */
export function runningJobs(db: ArchiveDb): Promise<JobRow[]> {
  return db.jobs.where('state').equals('running').toArray();
}

/** The next planned files of a job, newest posts first; some may have to wait. */
export function nextPlanned(db: ArchiveDb, jobId: number): Promise<FileRow[]> {
  return db.files.where('[jobId+state]').equals([jobId, 'planned']).reverse().limit(window).toArray();
}

/** Files that are being saved, of all jobs. */
export function savingFiles(db: ArchiveDb): Promise<FileRow[]> {
  return db.files.where('state').equals('saving').toArray();
}
