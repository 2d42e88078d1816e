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
  const { downloadId, blobUrl } = writing;
  const fact = await ports.downloads.find(downloadId === undefined ? { blobUrl } : { id: downloadId });
  if (!fact) return startOver(ports, state);
  if (fact.state === 'complete') return noteWritten(ports, state, writing, fact);
  if (fact.state === 'interrupted') return endInterrupted(ports, state, fact);
  if (ports.now() - writing.handedAt < backupPatience) return;
  await ports.downloads.cancel(fact.id);
  await noteTrouble(ports, state, problemOf(fact.filename === '' ? 'asksWhere' : 'stalled'));
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

/** A browser that went away took the bytes along: that is nobody's fault, and the backup is made again. */
async function endInterrupted(ports: BackupPorts, state: BackupState, fact: DownloadFact): Promise<void> {
  if (!(await ports.host.held())) return startOver(ports, state);
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
