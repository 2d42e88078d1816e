import { browser } from 'wxt/browser';
import type { ArchiveDb } from '@/lib/archive/db';
import { readLoss } from '@/lib/archive/losses';

/** What the toolbar button shows: files being saved now, `!` where a job waits for the person or the archive was cleared, else nothing. */
export async function showBadge(db: ArchiveDb): Promise<void> {
  const saving = await db.files.where('state').equals('saving').count();
  const paused = await db.jobs
    .where('state')
    .equals('paused')
    .and((job) => job.problem !== undefined)
    .count();
  const waiting = paused + ((await readLoss(db)) ? 1 : 0);
  const button = browser.action ?? browser.browserAction;
  await button.setBadgeBackgroundColor({ color: waiting > 0 ? '#b3261e' : '#1d6b5f' });
  await button.setBadgeText({ text: waiting > 0 ? '!' : saving > 0 ? String(saving) : '' });
}
