import { browser } from 'wxt/browser';
import { db } from '@/lib/archive/db';
import { createBackupHost } from '@/lib/browser/backup/backup-file';
import { fromExtensionItself } from '@/lib/browser/senders';
import type { BackupHost } from '@/lib/jobs/backup/backup-ports';
import type { Ports } from '@/lib/jobs/ports';
import { createOffscreenTransfers } from './offscreen-client';
import { onMessage } from './offscreen-messages';
import { setRefererRule } from './referer-rule';
import { createSteadyChanges } from './steady-changes';
import { createTransfers } from './transfers';

/** The transfers port, plus a way to free what an idle host uses, and backups, which need the same host. */
export type Transfers = Ports['transfers'] & { restIfIdle(): Promise<void>; backups: BackupHost };

/**
 * The one place that knows which browser this is. Chromium's worker lacks Blob URLs and workers, so an offscreen
 * document hosts the transfers and a rule sets their Referer; Firefox's background page does both by itself.
 */
export function hostOf(changed: () => void): Transfers {
  if (import.meta.env.BROWSER === 'firefox') return hostHere(changed);
  onMessage('transfersChanged', ({ sender }) => {
    fromExtensionItself(sender);
    changed();
  });
  void setRefererRule();
  return createOffscreenTransfers();
}

function hostHere(changed: () => void): Transfers {
  let busy = false;
  const transfers = createTransfers({
    startWorker: (path) => new Worker(browser.runtime.getURL(path)),
    changed: createSteadyChanges(changed, () => busy),
  });
  return {
    ...transfers,
    backups: createBackupHost(db),
    begin: (attempt, request) => {
      busy = true;
      return transfers.begin(attempt, request);
    },
    restIfIdle: async () => {
      busy = (await transfers.held()).length > 0;
    },
  };
}
