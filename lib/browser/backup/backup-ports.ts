import { browser } from 'wxt/browser';
import type { BackupHost, BackupPorts } from '@/lib/jobs/backup/backup-ports';
import type { Ports } from '@/lib/jobs/ports';
import * as settings from '@/lib/settings';
import { ClipkeepError } from '@/lib/tiktok/errors';

/** `downloads.download` can hang for ever (browser-chromium.md §6, 2026-11). */
const answerMs = 20_000;

/** The real world for backups. */
export function createBackupPorts(
  { db, now, wakeAt, downloads }: Ports,
  host: BackupHost,
  folder: BackupPorts['folder'],
): BackupPorts {
  return {
    ...{ db, now, wakeAt, downloads, host, folder },
    wanted: () => settings.backupAfterJobs.getValue(),
    async start(blobUrl, path, sameName) {
      const asked = browser.downloads.download({
        ...{ url: blobUrl, filename: path, conflictAction: sameName, saveAs: false },
      });
      const silence = new Promise<undefined>((resolve) => setTimeout(resolve, answerMs, undefined));
      const id = await Promise.race([asked.catch(refused), silence]);
      const begun = id ?? (await downloads.find({ blobUrl }))?.id;
      if (begun === undefined) throw new ClipkeepError('stalled', { detail: 'downloads.download is silent' });
      return begun;
    },
    async forgetDownload(id) {
      await browser.downloads.erase({ id });
    },
  };
}

function refused(error: unknown): never {
  const detail = String(error);
  throw new ClipkeepError(/cancel/i.test(detail) ? 'cancelled' : 'diskRefused', { detail });
}
