import type { ArchiveDb } from './db';
import type { FileRow } from './rows';

/** The files of all recordings of a room. */
export async function recordingRows(db: ArchiveDb, roomId: string): Promise<FileRow[]> {
  const rows = await db.files.where('awemeId').equals(roomId).toArray();
  return rows.filter((row) => row.asset === 'live');
}

/** The saved recordings of these jobs. */
export function savedRecordings(db: ArchiveDb, jobIds: readonly number[]): Promise<FileRow[]> {
  const saved = jobIds.map((jobId) => [jobId, 'saved']);
  const files = db.files.where('[jobId+state]').anyOf(saved);
  return files.filter((row) => row.asset === 'live').toArray();
}
