import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { deviceId, fetchedContext } from '@/lib/browser/session-facts';
import { sendMessage } from '@/lib/messages';
import type { Reply } from '@/lib/tiktok/ask';
import { newDeviceId } from '@/lib/tiktok/device-id';
import { type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import type { PageContext } from '@/lib/tiktok/page-context';
import { contextOf } from '@/lib/tiktok/read-page';
import { answerWithin, lookMs } from './ask-tab';
import { fetchPage } from './html-pages';

/** How long a context that was read without a tab is good for, milliseconds. */
const goodMs = 30 * 60_000;

/** No longer than such a word is: it goes into every request. What a page says is not trusted. */
const word = v.fallback(v.pipe(v.string(), v.maxLength(512)), '');
const contextOfPage = v.fallback(
  v.nullable(
    v.object({
      ...{ deviceId: word, odinId: word, webIdCreatedTime: word, region: word, language: word },
      ...{ signedIn: v.boolean(), msToken: word, verifyFp: word },
    }) satisfies v.GenericSchema<unknown, PageContext>,
  ),
  null,
);

/**
 * The base parameters of the next request: from an open tab, else from TikTok's start page. A device_id that was
 * renewed, or made because the page has none, takes the place of theirs. Throws ClipkeepError where the site can't be asked now.
 */
export async function readContext(now: number): Promise<PageContext> {
  const context = (await contextOfTab()) ?? (await contextOfSite(now));
  const override = await deviceId.getValue();
  if (override) return { ...context, deviceId: override };
  return context.deviceId ? context : { ...context, deviceId: await renewDevice(Math.random) };
}

/** Makes up a new device_id, keeps it for this session and gives it. */
export async function renewDevice(random: () => number): Promise<string> {
  const made = newDeviceId(random);
  await deviceId.setValue(made);
  return made;
}

/** Asks the open tabs, the one in front first; null when none of them knows. */
async function contextOfTab(): Promise<PageContext | null> {
  const tabs = await browser.tabs.query({
    url: 'https://www.tiktok.com/*',
    status: 'complete',
    discarded: false,
  });
  for (const { id } of tabs.sort((one, other) => Number(other.active) - Number(one.active))) {
    if (id === undefined) continue;
    const answer = await answerWithin(lookMs, sendMessage('readContext', undefined, id));
    const context = v.parse(contextOfPage, answer);
    if (context) return context;
  }
  return null;
}

/** Looks the site up. The visit also makes it give a new session its cookies (ttwid, odin_tt), which only the browser sees. */
async function contextOfSite(now: number): Promise<PageContext> {
  const kept = await fetchedContext.getValue();
  if (kept && now - kept.at < goodMs) return kept.context;
  const context = { ...unknownContext, ...contextOf(await startPage()) };
  // Also where nothing was learned: the next question would be answered no better.
  await fetchedContext.setValue({ context, at: now });
  return context;
}

/** A start page that says nothing of itself stands in nobody's way; what is wrong beyond it is wrong for all that is asked next. */
async function startPage(): Promise<Reply> {
  try {
    return await fetchPage({ kind: 'page', path: '/' });
  } catch (error) {
    if (saysNothing.has(problemIn(error).code)) return {};
    throw error;
  }
}

const saysNothing: ReadonlySet<ProblemCode> = new Set(['refused', 'badReply', 'gone', 'region', 'signIn']);

/** What is sent when TikTok's start page says nothing about itself. */
const unknownContext: PageContext = {
  deviceId: '',
  odinId: '',
  webIdCreatedTime: '',
  region: '',
  language: 'en',
  signedIn: false,
  msToken: '',
  verifyFp: '',
};
