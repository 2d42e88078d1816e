import { beginDiskCheck, goneFiles, readDiskCheck, settleGone } from '@/lib/archive/disk-check';
import { dismissLoss } from '@/lib/archive/losses';
import { fromExtensionItself } from '@/lib/browser/senders';
import { tryBackupNow } from '@/lib/jobs/backup/backup-trouble';
import { fetchAgain } from '@/lib/jobs/disk/fetch-again';
import type { Ports } from '@/lib/jobs/ports';
import { onMessage } from '@/lib/messages';

/** Answers what the archive page asks for. `wake` sees to what follows. */
export function answerArchive(ports: Ports, wake: () => void): void {
  onMessage('checkDisk', async ({ sender }) => {
    fromExtensionItself(sender);
    await beginDiskCheck(ports.db, ports.now());
    wake();
  });
  onMessage('fetchMissing', async ({ sender }) => {
    fromExtensionItself(sender);
    const files = await fetchMissing(ports);
    wake();
    return { files };
  });
  onMessage('tryBackupNow', async ({ sender }) => {
    fromExtensionItself(sender);
    await tryBackupNow(ports);
    wake();
  });
  onMessage('dismissLoss', async ({ sender }) => {
    fromExtensionItself(sender);
    await dismissLoss(ports.db);
    wake();
  });
}

/** Wanted first, forgotten then: who dies in between leaves rows that are no longer saved, which are passed over. */
async function fetchMissing(ports: Ports): Promise<number> {
  const check = await readDiskCheck(ports.db);
  if (check?.finishedAt === undefined) return 0;
  const { files } = await fetchAgain(ports, await goneFiles(ports.db), check.finishedAt);
  await settleGone(ports.db);
  return files;
}
