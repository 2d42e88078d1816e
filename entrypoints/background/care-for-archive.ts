import { readBackup } from '@/lib/archive/backup-state';
import { readDiskCheck } from '@/lib/archive/disk-check';
import { isAnyRunning } from '@/lib/archive/open-jobs';
import { createBackupPorts } from '@/lib/browser/backup/backup-ports';
import { createDiskPorts } from '@/lib/browser/disk/disk-ports';
import { gather } from '@/lib/browser/gathering';
import { keepStorage } from '@/lib/browser/keep-storage';
import type { Transfers } from '@/lib/browser/saving/hosting';
import { keepTally, noticeLoss } from '@/lib/browser/tally';
import { alone } from '@/lib/jobs/alone';
import { backupFolder } from '@/lib/jobs/backup/backup-folder';
import type { BackupPorts } from '@/lib/jobs/backup/backup-ports';
import { keepBackup } from '@/lib/jobs/backup/keep-backup';
import { checkDisk } from '@/lib/jobs/disk/check-disk';
import type { DiskPorts } from '@/lib/jobs/disk/disk-ports';
import type { Ports } from '@/lib/jobs/ports';
import { sweepRecordings } from '@/lib/jobs/sweep-recordings';
import * as settings from '@/lib/settings';

/** What surrounds jobs need not move as often as they do. Milliseconds. */
const gatherMs = 500;

/** Gives a call that, soon after, sees to the archive itself. */
export function createCare(ports: Ports, transfers: Transfers): () => void {
  const care = gather(gatherMs, createCareStep(ports, transfers));
  settings.backupAfterJobs.watch(care);
  return care;
}

/** Sees to the archive: its tally, its backup, a check that is under way. */
export function createCareStep(ports: Ports, transfers: Transfers): () => Promise<void> {
  const folder = async () => backupFolder(await settings.template.getValue());
  const backups = createBackupPorts(ports, transfers.backups, folder);
  const disk = createDiskPorts(ports);
  let compared = false;
  void keepStorage();
  return async () => {
    // One that fails is made up for at the next wake.
    if (!compared) await Promise.all([noticeLoss(ports.db), sweepRecordings(ports)]);
    compared = true;
    await Promise.all([careForCopies(ports, backups, transfers), careForDisk(ports, disk)]);
  };
}

async function careForCopies(ports: Ports, backups: BackupPorts, transfers: Transfers): Promise<void> {
  await keepTally(ports.db, ports.now());
  if (!(await backups.wanted()) && !(await readBackup(ports.db)).writing) return;
  await alone(ports, 'backup', async () => {
    await keepBackup(backups);
    return true;
  });
  // While a job runs, its next file needs the host again.
  if (!(await isAnyRunning(ports.db))) await transfers.restIfIdle();
}

async function careForDisk(ports: Ports, disk: DiskPorts): Promise<void> {
  const check = await readDiskCheck(ports.db);
  if (!check || check.finishedAt !== undefined) return;
  await alone(ports, 'disk', async () => {
    await checkDisk(disk);
    return true;
  });
}
