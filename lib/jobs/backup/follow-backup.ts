import { type BackupState, type BackupUnderWay, writeBackup } from '@/lib/archive/backup-state';
import { problemOf } from '@/lib/tiktok/errors';
import { readInterruption } from '../download-word';
import type { DownloadFact } from '../ports';
import type { BackupPorts } from './backup-ports';
import { noteTrouble } from './backup-trouble';

/** The browser copies it within seconds; after this long (ms) it hangs. */
export const backupPatience = 300_000;

/** Asks the browser what became of a backup that it was given. */
export async function followBackup(
  ports: BackupPorts,
  state: BackupState,
  writing: BackupUnderWay,
): Promise<void> {
  const fact = await findDownload(ports, writing);
  if (!fact) return startOver(ports, state);
  if (fact.state === 'complete') return noteWritten(ports, state, writing, fact);
  if (fact.state === 'interrupted') return endInterrupted(ports, state, fact);
  await watchOver(ports, state, writing, fact);
}

/** A number may be another download's after a start of the browser. */
async function findDownload({ downloads }: BackupPorts, { downloadId, blobUrl }: BackupUnderWay) {
  const numbered = downloadId === undefined ? undefined : await downloads.find({ id: downloadId });
  return numbered?.blobUrl === blobUrl ? numbered : downloads.find({ blobUrl });
}

/** Ends one that hangs. One whose age no wait can have gave way to a clock that was set, or to a machine that slept: it has its time anew. */
async function watchOver(
  ports: BackupPorts,
  state: BackupState,
  writing: BackupUnderWay,
  fact: DownloadFact,
): Promise<void> {
  const now = ports.now();
  const age = now - writing.handedAt;
  if (age < 0 || age > 2 * backupPatience) {
    await writeBackup(ports.db, { ...state, writing: { ...writing, handedAt: now } });
    await ports.wakeAt(now + backupPatience);
  } else if (age >= backupPatience) {
    await ports.downloads.cancel(fact.id);
    await noteTrouble(ports, state, problemOf(fact.filename === '' ? 'asksWhere' : 'stalled'));
  }
}

/** The one before it has become this one: its entry in the browser's list says nothing any more. */
async function noteWritten(
  ports: BackupPorts,
  state: BackupState,
  writing: BackupUnderWay,
  { id, filename, fileSize }: DownloadFact,
): Promise<void> {
  const { blobUrl, handedAt, downloadId, ...made } = writing;
  if (fileSize !== made.size) return noteTrouble(ports, state, problemOf('truncated'));
  const path = withNameOf(made.path, filename);
  await writeBackup(ports.db, { last: { ...made, path, downloadId: id, savedAs: filename } });
  await ports.host.free();
  const { last } = state;
  if (last?.savedAs === filename && last.downloadId !== id) await ports.downloads.erase(last.downloadId);
}

/** A browser that went away took the bytes along: that is nobody's fault, and the backup is made again. With the record goes its part file. */
async function endInterrupted(ports: BackupPorts, state: BackupState, fact: DownloadFact): Promise<void> {
  if (!(await ports.host.held())) {
    await ports.downloads.erase(fact.id);
    return startOver(ports, state);
  }
  const word = readInterruption(fact);
  await noteTrouble(ports, state, problemOf(word === 'again' ? 'stalled' : word));
}

async function startOver(ports: BackupPorts, { writing, ...state }: BackupState): Promise<void> {
  await writeBackup(ports.db, state);
  await ports.host.free();
  await ports.wakeAt(ports.now());
}

/** The path that was asked for, with the name that the browser gave where that one was taken. */
function withNameOf(path: string, filename: string): string {
  const folders = path.slice(0, path.lastIndexOf('/') + 1);
  return folders + (filename.replaceAll('\\', '/').split('/').pop() ?? '');
}
