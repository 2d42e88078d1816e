import { liveKey } from '@/lib/tiktok/live-key';
import { type ArchivedState, failedState } from './archived-state';
import type { ArchiveDb } from './db';
import type { JobRow } from './rows';

/** The newest recording of this person, whatever became of it. */
export function newestRecording(db: ArchiveDb, key: string): Promise<JobRow | undefined> {
  return recordings(db)
    .filter((job) => keyOf(job) === key)
    .first();
}

/** What a button on the page of this person's live shows. */
export async function liveState(db: ArchiveDb, key: string): Promise<ArchivedState> {
  const job = await newestRecording(db, key);
  if (!job || job.state === 'cancelled') return { state: 'idle' };
  if (job.state === 'failed' || (job.state === 'paused' && job.problem)) return failedState(job);
  if (job.state !== 'done') return { state: 'saving', ...(isWaiting(job) ? { waits: true } : {}) };
  if (job.counts.failed === 0) return { state: job.counts.saved > 0 ? 'saved' : 'idle' };
  const rows = db.files.where('[jobId+state]').equals([job.id, 'failed']);
  return failedState((await rows.first()) ?? job);
}

/** All jobs that record or recorded, newest first. */
export function recordings(db: ArchiveDb) {
  return db.jobs.where('source').equals('live').reverse();
}

/** The key of the one whose live a job is of. */
export function keyOf({ target: { uniqueId = '' } }: JobRow): string {
  return liveKey(uniqueId);
}

/** Whether a job waits until somebody is live. */
export function isWaiting({ waitsForRoom }: Pick<JobRow, 'waitsForRoom'>): boolean {
  return waitsForRoom !== undefined;
}
