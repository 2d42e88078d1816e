import { browser } from 'wxt/browser';
import { db } from '@/lib/archive/db';
import { createBackupHost } from '@/lib/browser/backup/backup-file';
import { fromExtensionItself } from '@/lib/browser/senders';
import { onMessage, sendMessage } from './offscreen-messages';
import { createSteadyChanges } from './steady-changes';
import { readBegin, readForget, readRelease } from './transfer-shapes';
import { createTransfers } from './transfers';

/** Makes this document the transfers' host: what entrypoints/offscreen runs. */
export function hostTransfers(): void {
  let busy = false;
  const changed = createSteadyChanges(
    // A background that is just starting has no listener yet; the next change or its own first pump tells it.
    () => void sendMessage('transfersChanged', undefined).catch(() => undefined),
    () => busy,
  );
  const transfers = createTransfers({
    startWorker: (path) => new Worker(browser.runtime.getURL(path)),
    changed,
  });
  const watched = async () => {
    const held = await transfers.held();
    busy = held.length > 0;
    return held;
  };
  onMessage('beginTransfer', async ({ data, sender }) => {
    fromExtensionItself(sender);
    const { attempt, request } = readBegin(data);
    busy = true;
    await transfers.begin(attempt, request);
  });
  onMessage('heldTransfers', ({ sender }) => {
    fromExtensionItself(sender);
    return watched();
  });
  onMessage('releaseTransfer', async ({ data, sender }) => {
    fromExtensionItself(sender);
    await transfers.release(readRelease(data).attempt);
    await watched();
  });
  hostRecordings(transfers);
  hostBackups();
}

function hostRecordings(transfers: ReturnType<typeof createTransfers>): void {
  onMessage('stopRecording', async ({ data, sender }) => {
    fromExtensionItself(sender);
    await transfers.stop(readRelease(data).attempt);
  });
  onMessage('forgetRecording', async ({ data, sender }) => {
    fromExtensionItself(sender);
    return transfers.forgetRecording(readForget(data).recording);
  });
}

function hostBackups(): void {
  const backups = createBackupHost(db);
  onMessage('makeBackup', ({ data, sender }) => {
    fromExtensionItself(sender);
    return backups.make(data.madeAt);
  });
  onMessage('isBackupHeld', ({ sender }) => {
    fromExtensionItself(sender);
    return backups.held();
  });
  onMessage('freeBackup', ({ sender }) => {
    fromExtensionItself(sender);
    return backups.free();
  });
}
