import { browser } from 'wxt/browser';
import type { ArchiveDb } from '@/lib/archive/db';
import { readToolbar } from '@/lib/archive/toolbar';

/** Puts on the toolbar button what there is to tell: a sign for the eye, a line for who points at it. */
export async function showBadge(db: ArchiveDb): Promise<void> {
  const { sign, line, calls } = await readToolbar(db, Date.now());
  const button = browser.action ?? browser.browserAction;
  await button.setBadgeBackgroundColor({ color: calls ? '#b3261e' : '#1d6b5f' });
  await button.setBadgeText({ text: sign });
  await button.setTitle({ title: line ? `Clipkeep: ${line}` : 'Clipkeep' });
}
