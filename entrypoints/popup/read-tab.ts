import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { TabSubject } from '@/components/popup/subject';
import { answerWithin, lookMs } from '@/lib/browser/api/ask-tab';
import { type Subject, sendMessage } from '@/lib/messages';

/** No longer than such a word is. What a tab says is not trusted. */
const word = v.pipe(v.string(), v.maxLength(512));
const subjectOfTab = v.fallback(
  v.nullable(
    v.variant('page', [
      v.object({
        ...{ page: v.literal('profile'), uniqueId: word, secUid: word, nickname: word },
        videoCount: v.number(),
      }),
      v.object({
        ...{ page: v.literal('post'), awemeId: word, uniqueId: word },
        kind: v.picklist(['video', 'photo']),
      }),
      v.object({ page: v.literal('live'), uniqueId: word }),
      v.object({ page: v.literal('other') }),
    ]) satisfies v.GenericSchema<unknown, Subject>,
  ),
  null,
);

/** Where the content script runs, as its entry says. */
const tikTok = 'https://www.tiktok.com/';

/** Milliseconds from one question to a page that loads to the next, and from the first to the last. */
const againMs = 300;
const loadMs = 15_000;

/** What the tab in front shows; `reload` for a TikTok page that was open before Clipkeep was installed or updated. */
export async function readTab(): Promise<TabSubject> {
  const end = Date.now() + loadMs;
  for (;;) {
    const tab = await tabInQuestion();
    if (tab?.id === undefined) return { page: 'other' };
    const asking = sendMessage('readSubject', undefined, { tabId: tab.id, frameId: 0 });
    // Every refusal, and no answer, means the same: nobody of ours listens in that tab.
    const answer = v.parse(subjectOfTab, await answerWithin(lookMs, asking));
    if (answer) return answer;
    if (tab.url?.startsWith(tikTok) !== true) return { page: 'other' };
    // Our script listens once the page has been read, which is before it is loaded.
    if (tab.status !== 'loading') return { page: 'reload' };
    if (Date.now() > end) return { page: 'other' };
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

/** The active tab; where the popup itself fills a tab (Firefox for Android, tests), the TikTok tab used last. */
async function tabInQuestion(): Promise<Browser.tabs.Tab | undefined> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  if (active?.url?.startsWith(browser.runtime.getURL('/')) !== true) return active;
  const tabs = await browser.tabs.query({ url: `${tikTok}*` });
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}
