import type { BackupHost } from '@/lib/jobs/backup/backup-ports';
import { problemOf } from '@/lib/tiktok/errors';
import { sendMessage } from './offscreen-messages';

/** Longer than a million rows take (ms); a document that is still silent then hangs. */
const patience = 900_000;

/** The document, as backups need it. */
interface Document {
  inTurn<T>(run: () => Promise<T>): Promise<T>;
  isOpen(): Promise<boolean>;
  open(): Promise<void>;
}

/** Backups made in the offscreen document. Chromium only. */
export function createOffscreenBackups({ inTurn, isOpen, open }: Document): BackupHost {
  // Not awaited within its turn: transfers must not wait for a backup. Asked there, so that the document stays.
  const begin = (madeAt: number) =>
    inTurn(async () => {
      if (!(await isOpen())) await open();
      return { made: sendMessage('makeBackup', { madeAt }) };
    });
  return {
    async make(madeAt) {
      const { made } = await begin(madeAt);
      const silence = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
      // A document that crashed never answers.
      const answer = await Promise.race([made.catch(() => undefined), silence]);
      return answer ?? { problem: problemOf('stalled') };
    },
    async held() {
      return (await isOpen()) && sendMessage('isBackupHeld', undefined).catch(() => false);
    },
    async free() {
      if (await isOpen()) await sendMessage('freeBackup', undefined).catch(() => undefined);
    },
  };
}
