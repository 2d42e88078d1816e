import { recordingRows } from '@/lib/archive/recordings';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { live, resultOf } from '@/lib/assets/live';
import { backupFolder } from './backup/backup-folder';
import { takePath } from './own-path';
import type { Ports } from './ports';

/**
 * Compares what recordings keep on disk with the archive, for the start of the background. A row is written before there
 * is anything on disk, and goes after it; so what has no row is of an archive that was lost, and is nobody's to throw away:
 * it is joined and saved by a job of its own. What is saved, and could not be removed then, goes now.
 */
export async function sweepRecordings(ports: Ports): Promise<void> {
  const lost: string[] = [];
  for (const recording of await ports.transfers.keptRecordings()) {
    const rows = await rowsOf(ports, recording);
    if (rows.length === 0) lost.push(recording);
    else if (rows.every(({ state }) => state === 'saved')) await ports.transfers.forgetRecording(recording);
  }
  // One whose row went a moment ago is gone from the disk by now.
  const kept = lost.length > 0 ? await ports.transfers.keptRecordings() : [];
  for (const recording of lost) if (kept.includes(recording)) await adopt(ports, recording);
}

async function rowsOf({ db }: Ports, recording: string): Promise<FileRow[]> {
  const rows = await recordingRows(db, roomOf(recording));
  return rows.filter(({ id }) => resultOf(id).recording === recording);
}

/** A recording's name begins with its room. */
function roomOf(recording: string): string {
  return recording.replace(/\/.*$/, '');
}

async function adopt(ports: Ports, recording: string): Promise<void> {
  const { db, now } = ports;
  const roomId = roomOf(recording);
  const folder = backupFolder((await ports.settings()).template);
  const adopted = {
    ...{ id: recording, awemeId: roomId, asset: live.id, num: 1, tries: 0 },
    ...{ state: 'planned' as const, stopped: true, path: '' },
  };
  await db.transaction('rw', db.files, db.jobs, async () => {
    const jobId = await db.jobs.add(jobOf(now()));
    const own = await takePath(db, adopted, `${folder && `${folder}/`}live_${roomId}.mp4`);
    await db.files.put({ ...adopted, ...own, jobId } satisfies FileRow);
  });
  await ports.wakeAt(now());
}

function jobOf(createdAt: number): Omit<JobRow, 'id'> {
  return {
    ...{ state: 'running', source: live.id, target: {}, assets: [live.id], filters: {} },
    ...{ label: 'A live recording, found again', expected: 1, createdAt },
    ...{ cursor: 'recorded', hasMore: false, lastIds: [], listTries: 0 },
    counts: { listed: 1, planned: 1, saved: 0, skipped: 0, failed: 0, bytes: 0 },
  };
}
