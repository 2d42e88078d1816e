import type { ArchiveDb } from './db';
import type { FileRow } from './rows';

/** The files of all recordings of a room. */
export async function recordingRows(db: ArchiveDb, roomId: string): Promise<FileRow[]> {
  const rows = await db.files.where('awemeId').equals(roomId).toArray();
  return rows.filter((row) => row.asset === 'live');
}
