import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { type ApiAsk, bareApiUrl } from '@/lib/tiktok/query';
import { readApiReply } from '@/lib/tiktok/status';
import { browserFacts } from './browser-facts';
import { readContext } from './context';
import { answerMs, type TextReply } from './fetch-text';
import type { Rung } from './ladder';
import { mostAnswer } from './read-bounded';
import { borrowTab } from './tabs';

/** What stands for a text that was longer than is read. */
const tooLong = 'too long';

const pageAnswer = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    status: v.number(),
    url: v.string(),
    text: v.pipe(v.string(), v.maxLength(mostAnswer)),
    retryAfter: v.nullable(v.string()),
    orcas: v.nullable(v.string()),
  }),
  v.object({ ok: v.literal(false), problem: v.string() }),
]);

/** Second rung: TikTok's own page fetches the unsigned URL, and its script signs it. */
export const pageFetch: Rung = {
  id: 'page',
  async ask(ask) {
    try {
      return await askOnce(ask);
    } catch (error) {
      // post/item_list often refuses once and answers the next time (gallery-dl, 2026-08).
      if (!(error instanceof ClipkeepError) || error.problem.code !== 'refused') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return askOnce(ask);
  },
};

async function askOnce(ask: ApiAsk) {
  const tabId = await borrowTab();
  const reply = await fetchInTab(tabId, ask).catch(async (error: unknown) => {
    if (!(error instanceof TabLost)) throw error;
    return fetchInTab(await borrowTab(tabId), ask);
  });
  return readApiReply(reply, Date.now());
}

/** The tab was closed, went elsewhere, or does not answer: another one may. */
class TabLost extends ClipkeepError {
  constructor(detail: string) {
    super('noPage', { detail });
  }
}

async function fetchInTab(tabId: number, ask: ApiAsk): Promise<TextReply> {
  const url = bareApiUrl(ask, await readContext(Date.now()), await browserFacts());
  const running = browser.scripting.executeScript({
    target: { tabId },
    world: 'MAIN',
    func: fetchByPage,
    args: [url, answerMs, mostAnswer, tooLong],
  });
  const results = await Promise.race([running, tooLate(answerMs + 5_000)]).catch((error: unknown) => {
    throw new TabLost(String(error));
  });
  const answer = v.safeParse(pageAnswer, results[0]?.result);
  if (!answer.success) throw new TabLost('the page gave no answer');
  if (!answer.output.ok && answer.output.problem === tooLong) throw new ClipkeepError('tooLarge');
  if (!answer.output.ok) throw new ClipkeepError('network', { detail: answer.output.problem });
  return answer.output;
}

function tooLate(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, ms, new Error('the tab does not answer')));
}

/**
 * Runs in the page, so it uses nothing from here: the page's own `fetch` of this moment, which signs. A rejection
 * would arrive as null without a reason (Chromium 156), so it is told in words.
 */
async function fetchByPage(url: string, ms: number, most: number, tooLong: string) {
  try {
    const response = await window.fetch(url, { credentials: 'include', signal: AbortSignal.timeout(ms) });
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let size = 0; reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > most) {
        void reader.cancel().catch(() => undefined);
        return { ok: false as const, problem: tooLong };
      }
      text += decoder.decode(value, { stream: true });
    }
    return {
      ok: true as const,
      status: response.status,
      url: response.url,
      text: text + decoder.decode(),
      retryAfter: response.headers.get('retry-after'),
      orcas: response.headers.get('tt_orcas_res'),
    };
  } catch (error) {
    return { ok: false as const, problem: String(error) };
  }
}
