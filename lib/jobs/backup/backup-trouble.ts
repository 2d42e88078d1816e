import { type BackupState, writeBackup } from '@/lib/archive/backup-state';
import type { Problem } from '@/lib/tiktok/errors';
import type { BackupPorts } from './backup-ports';

const firstWait = 600_000;
const longestWait = 86_400_000;

/** The backup stays due: it is tried again after 10 minutes, then twice as long each time, at most a day. */
export async function noteTrouble(ports: BackupPorts, state: BackupState, problem: Problem): Promise<void> {
  const { writing, trouble, ...rest } = state;
  const tries = (trouble?.tries ?? 0) + 1;
  const retryAt = ports.now() + Math.min(longestWait, firstWait * 2 ** (tries - 1));
  await writeBackup(ports.db, { ...rest, trouble: { problem, tries, retryAt } });
  await ports.host.free();
  await ports.wakeAt(retryAt);
}
