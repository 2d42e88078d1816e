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

/** Whether a job has ended after `time` and not after `now` (Unix ms), with something saved since. Asks indexes only: there may be many jobs. */
export async function savedSince(db: ArchiveDb, time: number, now: number): Promise<boolean> {
  const newest = await db.files.orderBy('savedAt').last();
  if ((newest?.savedAt ?? 0) <= time) return false;
  const ended = db.jobs.where('finishedAt').between(time, now, false, true);
  return (await ended.and(({ counts }) => counts.saved > 0).first()) !== undefined;
}

/** Of so many files that came in last one shows where downloads go, unless none does. */
const lookedThrough = 50;

/** The folder that downloads went to last, as the last file shows it of those saved before `now` (Unix ms) that can. */
export async function downloadFolder(db: ArchiveDb, now: number): Promise<string | undefined> {
  const newestFirst = db.files.where('savedAt').belowOrEqual(now).reverse();
  const files = await newestFirst.limit(lookedThrough).toArray();
  return files.flatMap(({ savedAs, path }) => (savedAs ? (folderOf(savedAs, path) ?? []) : [])).at(0);
}

/** The download folder that an absolute name is in, by the folders that were asked for below it: its own name may be another. */
export function folderOf(savedAs: string, path: string): string | undefined {
  const folder = parentOf(savedAs.replaceAll('\\', '/').normalize('NFC'));
  const end = parentOf(`/${path.normalize('NFC')}`);
  return folder.endsWith(end) ? folder.slice(0, folder.length - end.length) : undefined;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
