import type { BackupHost, BackupPorts } from '@/lib/jobs/backup/backup-ports';
import type { Ports } from '@/lib/jobs/ports';
import * as settings from '@/lib/settings';

/** The real world for backups. */
export function createBackupPorts(
  { db, now, wakeAt, downloads }: Ports,
  host: BackupHost,
  folder: BackupPorts['folder'],
): BackupPorts {
  return { db, now, wakeAt, downloads, host, folder, wanted: () => settings.backupAfterJobs.getValue() };
}
