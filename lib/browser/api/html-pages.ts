import { browser } from 'wxt/browser';
import { sendMessage } from '@/lib/messages';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { readPageReply } from '@/lib/tiktok/status';
import { fetchText, type TextReply } from './fetch-text';
import type { PageAsk } from './page-or-api';
import { openOwnTab } from './tabs';

const waitMs = 15_000;

/**
 * The data of one of TikTok's pages. Where TikTok first sends its "Please wait" page, the browser is given that page
 * in a tab, as it would have been, and asked once more. Throws ClipkeepError.
 */
export async function fetchPage(ask: PageAsk): Promise<Reply> {
  const url = `https://www.tiktok.com${ask.path}`;
  const reply = await fetchText(url);
  if (!isWaitingPage(reply)) return readPageReply(reply, Date.now());
  await letTabPass(ask.path);
  return readPageReply(await fetchText(url), Date.now());
}

/** A page of a kilobyte whose script sets a cookie and loads again; a check for people is another one (§6, 2024-02). */
function isWaitingPage({ text }: TextReply): boolean {
  return (
    text.length < 20_000 && /_wafchallengeid|Please wait\.\.\./.test(text) && !/verify_center/.test(text)
  );
}

async function letTabPass(path: string): Promise<void> {
  const tabId = await openOwnTab(path);
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const context = await sendMessage('readContext', undefined, tabId).catch(() => null);
    if (context) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await browser.tabs.get(tabId).catch(() => Promise.reject(new ClipkeepError('humanCheck')));
  }
}
