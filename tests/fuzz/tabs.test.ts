import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTab } from '@/entrypoints/popup/read-tab';
import { readContext } from '@/lib/browser/api/context';
import { pageFetch } from '@/lib/browser/api/page-fetch';
import { shownLists } from '@/lib/browser/api/shown-lists';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { ApiAsk } from '@/lib/tiktok/query';
import { wireList, wireVideoItem } from '../tiktok/wire';
import { cases, patience } from './cases';
import { expectUnpolluted } from './expectations';
import { damaged, type Edit, edits } from './hostile';

/** What the script in a tab answers; the page may have told it anything. */
const tab = vi.hoisted(() => ({ says: undefined as unknown }));
const kept = vi.hoisted(() => ({ deviceId: '7500000000000000123' }));

vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: async () => [{ id: 1, active: true, url: 'https://www.tiktok.com/' }] },
    runtime: { getURL: () => 'chrome-extension://own/' },
    scripting: { executeScript: async () => [{ result: tab.says }] },
  },
}));
vi.mock('@/lib/messages', () => ({ sendMessage: async () => tab.says }));
vi.mock('@/lib/browser/api/tabs', () => ({ borrowTab: async () => 1 }));
vi.mock('@/lib/browser/api/list-tabs', () => ({ showList: async () => 1, hideList: async () => {} }));
vi.mock('@/lib/browser/api/browser-facts', () => ({
  browserFacts: async () => ({ userAgent: 'Mozilla/5.0 (Invented; rv:1.0) Example/1.0', platform: 'Linux' }),
}));
vi.mock('@/lib/browser/session-facts', () => ({
  fetchedContext: { getValue: async () => ({ context: kept, at: 0 }) },
  deviceId: { getValue: async () => '', setValue: async () => {} },
}));

// Whoever asks gives a tab some seconds; these answer at once.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1 }));
afterEach(() => void vi.useRealTimers());

const context = {
  ...{ deviceId: '7500000000000000123', odinId: '1', webIdCreatedTime: '2', region: 'NL', language: 'nl' },
  ...{ signedIn: true, msToken: 'x'.repeat(148), verifyFp: 'verify_x' },
};
const ask: ApiAsk = {
  kind: 'api',
  path: '/api/post/item_list/',
  query: { cursor: '5' },
  referer: '/@cato_example',
};
const list = wireList([wireVideoItem()]);
const answer = {
  ...{ ok: true, status: 200, url: 'https://www.tiktok.com/api/post/item_list/?a', retryAfter: null },
  ...{ orcas: null, text: JSON.stringify(list) },
};
const failure = { ok: false, problem: 'TypeError: Failed to fetch' };

/** A list, or a refusal in the expected way. */
async function expectListOrRefusal(asking: Promise<unknown>): Promise<void> {
  const read = asking.catch((error: unknown) => {
    if (!(error instanceof ClipkeepError)) throw error;
    return {};
  });
  // One that is refused is asked for once more, a little later.
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await read).toBeTypeOf('object');
  expect(Array.isArray(await read)).toBe(false);
  expectUnpolluted();
}

describe('what a tab answers, damaged anywhere,', () => {
  it('is what the page knows of the visit, in words of a length, or nothing', {
    timeout: patience,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        tab.says = damaged(context, changes);
        const read = await readContext(1);
        if (Object.keys(read).length > 1) {
          const { signedIn, ...words } = read;
          expect([Object.keys(read).sort(), typeof signedIn]).toEqual([
            Object.keys(context).sort(),
            'boolean',
          ]);
          for (const word of Object.values(words)) expect(word.length).toBeLessThanOrEqual(512);
        } else expect(read).toEqual(kept);
        expectUnpolluted();
      }),
      cases(),
    );
  });

  it.each<[string, object]>([
    ['an answer', answer],
    ['a failure', failure],
  ])('is the list that the page fetched, or a refusal: %s', { timeout: patience }, async (_, base) => {
    await fc.assert(
      fc.asyncProperty(edits, edits, async (changes, within) => {
        tab.says = damaged({ ...base, ...(base === answer ? textOf(within) : {}) }, changes);
        await expectListOrRefusal(pageFetch.ask(ask));
      }),
      cases(0.5),
    );
  });

  it('is the list that the page showed, or a refusal', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        tab.says = damaged(list, changes);
        await expectListOrRefusal(shownLists.ask(ask));
      }),
      cases(0.5),
    );
  });

  const subjects = [
    { page: 'profile', uniqueId: 'cato_example', secUid: 'MS4wC', nickname: 'Cato', videoCount: 3 },
    { page: 'post', awemeId: '7412345678901234567', uniqueId: 'cato_example', kind: 'video' },
    { page: 'live', uniqueId: 'cato_example' },
    { page: 'other' },
  ] as const;

  it('is one of the things that a tab can show', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...subjects), edits, async (base, changes) => {
        tab.says = damaged(base, changes);
        const read = await readTab();
        const form = [{ page: 'reload' } as const, ...subjects].find(({ page }) => page === read.page);
        expect(kindsOf(read)).toEqual(kindsOf(form ?? {}));
        expectUnpolluted();
      }),
      cases(),
    );
  });
});

/** Names and types. */
function kindsOf(value: object): [name: string, type: string][] {
  return Object.entries(value)
    .map(([name, one]): [string, string] => [name, typeof one])
    .sort();
}

function textOf(changes: readonly Edit[]): { text: string } {
  try {
    return { text: JSON.stringify(damaged(list, changes)) ?? '' };
  } catch {
    return { text: `{"itemList":${'['.repeat(10_000)}${']'.repeat(10_000)}}` };
  }
}
