import { storage } from '@wxt-dev/storage';
import { Dexie } from 'dexie';

const renewed = storage.defineItem<boolean>('session:logRenewed', { fallback: false });

/**
 * To be awaited before the archive is written to. A Chromium that was killed in the middle of a write leaves half a record
 * at the end of its log, writes on behind it, and at the next start but one calls the log corrupt and throws all of the
 * archive away (1 of some 80 kills; a log cut by 3 bytes: always; Chromium 156, 2026-11). A database that is deleted makes it
 * begin a new log (40 ms); in Firefox that is merely harmless. Once for each start of the browser.
 */
export async function renewLog(): Promise<void> {
  if (await renewed.getValue()) return;
  const passing = new Dexie('clipkeep-passing');
  passing.version(1).stores({});
  const isDone = await passing
    .open()
    .then(() => passing.delete())
    // Where the disk is full nothing can be written anyway; the next worker tries again.
    .then(
      () => true,
      () => false,
    );
  if (isDone) await renewed.setValue(true);
}
