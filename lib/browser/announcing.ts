import { browser } from 'wxt/browser';
import type { ArchiveDb } from '@/lib/archive/db';
import { postStates } from '@/lib/archive/post-states';
import { sendMessage } from '@/lib/messages';
import { gather } from './gathering';

/** Changes within this time go out together, milliseconds. */
const gatherMs = 100;

/** Gives an `announce(awemeIds)` that tells the open TikTok tabs what these posts' states are now. */
export function createAnnounce(db: ArchiveDb): (awemeIds: string[]) => void {
  const pending = new Set<string>();
  const tellSoon = gather(gatherMs, async () => {
    const awemeIds = [...pending];
    pending.clear();
    const tabs = await browser.tabs.query({ url: 'https://*.tiktok.com/*', discarded: false });
    if (tabs.length === 0) return;
    const states = await postStates(db, awemeIds);
    // A tab without our script does not answer, which is fine.
    for (const { id } of tabs) {
      if (id !== undefined) void sendMessage('postsChanged', { states }, id).catch(() => undefined);
    }
  });
  return (awemeIds) => {
    if (awemeIds.length === 0) return;
    for (const awemeId of awemeIds) pending.add(awemeId);
    tellSoon();
  };
}
