import { sendMessage } from '@/lib/messages';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { ApiAsk } from '@/lib/tiktok/query';
import { readApiReply } from '@/lib/tiktok/status';
import { answerWithin, lookMs } from './ask-tab';
import type { Rung } from './ladder';
import { hideList, showList } from './list-tabs';

const patienceMs = 25_000;

/** The lists that a page of the site fetches by itself; where they are behind a tab of it, that tab (`data-e2e`, §3.2, 2026-08). */
const shownBy: Readonly<Record<string, { tab?: string }>> = {
  '/api/post/item_list/': {},
  '/api/favorite/item_list/': { tab: 'liked-tab' },
  '/api/user/collect/item_list/': { tab: 'favorites-tab' },
  '/api/repost/item_list/': { tab: 'repost-tab' },
  '/api/collection/item_list/': {},
  '/api/mix/item_list/': {},
  '/api/challenge/item_list/': {},
  '/api/music/item_list/': {},
  '/api/search/item/full/': {},
  '/api/recommend/item_list/': {},
  '/api/explore/item_list/': {},
};

/** Last rung: a page of our own shows the list and scrolls on, and what the page then fetches by itself is the answer. */
export const shownLists: Rung = {
  id: 'shown',
  looksOn: true,
  async ask(ask): Promise<Reply> {
    const shown = await shownFor(ask);
    const text = writeOut(shown);
    const url = `https://www.tiktok.com${ask.path}`;
    return readApiReply({ status: 200, url, text, retryAfter: null, orcas: null }, Date.now());
  },
};

async function shownFor({ path, query, referer }: ApiAsk): Promise<object> {
  const place = shownBy[path];
  if (!place || referer === '/') throw new ClipkeepError('refused', { detail: 'no page shows it' });
  // A page that is open since an earlier run begins where the list began then.
  if (query['cursor'] === '0') await hideList(referer);
  const tabId = await showList(referer);
  const wanted = { path, query, ...place, timeoutMs: patienceMs };
  const shown = await answerWithin(patienceMs + lookMs, sendMessage('nextShownList', wanted, tabId));
  if (typeof shown === 'object' && shown !== null) return shown;
  // It may have come too far, or elsewhere.
  await hideList(referer);
  throw new ClipkeepError('refused', { detail: 'nothing shown' });
}

/** What a page hands over is not trusted: nested deep enough it can't be written out, and is nothing of TikTok's. */
function writeOut(shown: object): string {
  try {
    return JSON.stringify(shown) ?? '';
  } catch (error) {
    throw new ClipkeepError('refused', { detail: String(error) });
  }
}
