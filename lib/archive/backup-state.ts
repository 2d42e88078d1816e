import type { Problem } from '@/lib/tiktok/errors';
import type { ArchiveDb } from './db';

/** A backup that the browser has reported written. Times in Unix ms. */
export interface WrittenBackup {
  /** What was saved until then is in it. */
  madeAt: number;
  /** How long it took to make, ms. */
  took: number;
  downloadId: number;
  /** Relative to the download folder, as it was asked for. */
  path: string;
  /** Absolute, as the browser reports it. */
  savedAs: string;
  size: number;
}

/** A backup that was handed to the browser; `downloadId` once that is known. */
export interface BackupUnderWay extends Omit<WrittenBackup, 'downloadId' | 'savedAs'> {
  blobUrl: string;
  handedAt: number;
  downloadId?: number;
}

/** How the automatic backup is doing. */
export interface BackupState {
  last?: WrittenBackup;
  writing?: BackupUnderWay;
  /** Why the last one could not be written, and when it is tried again. */
  trouble?: { problem: Problem; tries: number; retryAt: number };
}

const name = 'backup';

/** What is known of the automatic backup. */
export async function readBackup(db: ArchiveDb): Promise<BackupState> {
  return ((await db.facts.get(name))?.value ?? {}) as BackupState;
}

/** Writes it down. */
export async function writeBackup(db: ArchiveDb, value: BackupState): Promise<void> {
  await db.facts.put({ name, value });
}

/** Whether a job has ended since `time` (Unix ms), with something saved since. Asks an index first: there may be many jobs. */
export async function savedSince(db: ArchiveDb, time: number): Promise<boolean> {
  const newest = await db.files.orderBy('savedAt').last();
  if ((newest?.savedAt ?? 0) <= time) return false;
  const ended = db.jobs
    .reverse()
    .filter(({ finishedAt = 0, counts }) => finishedAt > time && counts.saved > 0);
  return (await ended.first()) !== undefined;
}

/** The folder that downloads went to last, as the file that was saved last shows it; undefined where none does. */
export async function downloadFolder(db: ArchiveDb): Promise<string | undefined> {
  const newest = await db.files.orderBy('savedAt').last();
  return newest?.savedAs && folderOf(newest.savedAs, newest.path);
}

/** The download folder that an absolute name is in, by the path that was asked for below it. */
export function folderOf(savedAs: string, path: string): string | undefined {
  const plain = savedAs.replaceAll('\\', '/').normalize('NFC');
  const end = `/${path.normalize('NFC')}`;
  return plain.endsWith(end) ? plain.slice(0, -end.length) : undefined;
}
