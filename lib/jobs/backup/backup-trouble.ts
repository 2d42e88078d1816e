import { type BackupState, readBackup, writeBackup } from '@/lib/archive/backup-state';
import type { Problem } from '@/lib/tiktok/errors';
import type { BackupPorts } from './backup-ports';

const firstWait = 600_000;
/** A backup that is due is never put off for longer than this (ms), whatever the clock says. */
export const longestRest = 86_400_000;

/** The backup stays due: it is tried again after 10 minutes, then twice as long each time, at most a day. */
export async function noteTrouble(ports: BackupPorts, state: BackupState, problem: Problem): Promise<void> {
  const { writing, trouble, ...rest } = state;
  const tries = (trouble?.tries ?? 0) + 1;
  const retryAt = ports.now() + Math.min(longestRest, firstWait * 2 ** (tries - 1));
  await writeBackup(ports.db, { ...rest, trouble: { problem, tries, retryAt } });
  await ports.wakeAt(retryAt);
  await ports.host.free();
}

/** The person has seen to it: it is tried again at the next wake. */
export function tryBackupNow({ db }: Pick<BackupPorts, 'db'>): Promise<void> {
  return db.transaction('rw', db.facts, async () => {
    const { trouble, ...rest } = await readBackup(db);
    if (trouble) await writeBackup(db, { ...rest, trouble: { ...trouble, retryAt: 0 } });
  });
}
