import { sendMessage } from '@/lib/messages';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { readApiReply } from '@/lib/tiktok/status';
import type { Rung } from './ladder';
import { borrowTab } from './tabs';

const patienceMs = 25_000;

/** Last rung: a tab on the list's own page scrolls on, and what the page then fetches by itself is the answer. */
export const shownLists: Rung = {
  id: 'shown',
  async ask(ask): Promise<Reply> {
    const tabId = await borrowTab({ path: ask.referer });
    // A tab that is closed meanwhile, or has no script of ours, rejects: the same as a page that shows nothing.
    const shown = await sendMessage('nextShownList', { path: ask.path, timeoutMs: patienceMs }, tabId).catch(
      () => null,
    );
    if (typeof shown !== 'object' || shown === null)
      throw new ClipkeepError('refused', { detail: 'nothing shown' });
    const text = writeOut(shown);
    const url = `https://www.tiktok.com${ask.path}`;
    return readApiReply({ status: 200, url, text, retryAfter: null, orcas: null }, Date.now());
  },
};

/** What a page hands over is not trusted: nested deep enough it can't be written out, and is nothing of TikTok's. */
function writeOut(shown: object): string {
  try {
    return JSON.stringify(shown) ?? '';
  } catch (error) {
    throw new ClipkeepError('refused', { detail: String(error) });
  }
}
