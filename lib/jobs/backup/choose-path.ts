import { lightFormat } from 'date-fns/lightFormat';
import { downloadFolder, folderOf, type WrittenBackup } from '@/lib/archive/backup-state';
import type { BackupPorts } from './backup-ports';

const stem = 'clipkeep-backup';

/** Where a backup goes, and what becomes of a file that has this name. */
export interface BackupPath {
  path: string;
  over: boolean;
}

/**
 * The last backup gives way to the next one only where the browser itself says that this very file is the one that we
 * wrote, in the folder that downloads still go to. Anything else keeps its place, and ours gets the day into its name.
 */
export async function choosePath(ports: BackupPorts, last: WrittenBackup | undefined): Promise<BackupPath> {
  const folder = await ports.folder();
  const below = (name: string) => (folder ? `${folder}/${name}.jsonl` : `${name}.jsonl`);
  const usual = below(stem);
  if (!last) return { path: usual, over: false };
  const ours = last.path.startsWith(usual.slice(0, -'.jsonl'.length)) && (await findOurs(ports, last));
  if (ours) return { path: last.path, over: ours.exists };
  return { path: below(`${stem}-${lightFormat(ports.now(), 'yyyy-MM-dd')}`), over: false };
}

async function findOurs({ db, downloads, now }: BackupPorts, last: WrittenBackup) {
  const fact = await downloads.find({ id: last.downloadId });
  if (fact?.state !== 'complete' || fact.filename !== last.savedAs || fact.fileSize !== last.size)
    return undefined;
  const folder = folderOf(last.savedAs, last.path);
  return folder !== undefined && folder === (await downloadFolder(db, now())) ? fact : undefined;
}
