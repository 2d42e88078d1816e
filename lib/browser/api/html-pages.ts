import { browser } from 'wxt/browser';
import { sendMessage } from '@/lib/messages';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { readLink } from '@/lib/tiktok/links';
import { isWaitingPage, readLinkReply, readPageReply } from '@/lib/tiktok/status';
import { answerWithin, lookMs } from './ask-tab';
import { fetchText, type TextReply } from './fetch-text';
import { site } from './load-tab';
import type { PageAsk } from './page-or-api';
import { openOwnTab } from './tabs';

type LinkAsk = Extract<Ask, { kind: 'link' }>;

const waitMs = 15_000;

/** The data of one of TikTok's pages. Throws ClipkeepError. */
export async function fetchPage({ path }: PageAsk): Promise<Reply> {
  return readPageReply(await fetchHtml(`${site}${path}`), Date.now());
}

/**
 * Where a pasted link leads, and the data of the page there: a short one as TikTok redirects the person's own session; any
 * other leads nowhere else, and nothing is asked. Throws ClipkeepError.
 */
export async function followLink({ path: link }: LinkAsk): Promise<Reply> {
  const read = readLink(link);
  if (read?.kind !== 'short') return { url: link };
  return readLinkReply(await fetchHtml(read.url), Date.now());
}

/**
 * A page as it comes. Where TikTok first sends its "Please wait" page, the browser is given that page in a tab, as it would
 * have been, and asked once more.
 */
async function fetchHtml(url: string): Promise<TextReply> {
  const reply = await fetchText(url);
  if (!isWaitingPage(reply.text)) return reply;
  const { origin, pathname } = new URL(reply.url);
  await letTabPass(origin === site ? pathname : '/');
  return fetchText(url);
}

async function letTabPass(path: string): Promise<void> {
  const tabId = await openOwnTab(path);
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const context = await answerWithin(lookMs, sendMessage('readContext', undefined, tabId));
    if (context) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await browser.tabs.get(tabId).catch(() => Promise.reject(new ClipkeepError('humanCheck')));
  }
}
