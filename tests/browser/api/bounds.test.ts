import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchText } from '@/lib/browser/api/fetch-text';
import { fetchPage } from '@/lib/browser/api/html-pages';
import { pageFetch } from '@/lib/browser/api/page-fetch';
import { readBounded } from '@/lib/browser/api/read-bounded';
import { shownLists } from '@/lib/browser/api/shown-lists';
import { workerFetch } from '@/lib/browser/api/worker-fetch';
import { askAlive } from '@/lib/browser/recording/recording-worker';
import type { ApiAsk } from '@/lib/tiktok/query';
import { endless } from './endless';

const page = vi.hoisted(() => ({ says: undefined as unknown }));

vi.mock('@/lib/browser/api/ms-token', () => ({
  keepMsToken: async () => {},
  withMsToken: async (context: object) => ({ ...context, msToken: '' }),
}));
vi.mock('@/lib/browser/api/tabs', () => ({ borrowTab: async () => 1, openOwnTab: async () => 1 }));
vi.mock('@/lib/browser/api/list-tabs', () => ({ showList: async () => 1, hideList: async () => {} }));
vi.mock('@/lib/browser/api/context', () => ({
  readContext: async () => ({ deviceId: '7500000000000000123', language: 'en', signedIn: false }),
}));
vi.mock('@/lib/browser/api/browser-facts', () => ({
  browserFacts: async () => ({ userAgent: 'Mozilla/5.0 (Invented; rv:1.0) Example/1.0', platform: 'Linux' }),
}));
vi.mock('@/lib/messages', () => ({ sendMessage: async () => page.says }));
/** As the browser does it: the function runs in the page with these arguments. */
vi.mock('wxt/browser', () => ({
  browser: {
    scripting: {
      executeScript: async ({ func, args }: { func: (...args: unknown[]) => unknown; args: unknown[] }) => [
        { result: await func(...args) },
      ],
    },
  },
}));

let sent: ReturnType<typeof endless>;
const send = (megabytes: number) => {
  sent = endless(megabytes);
  const fetch = async () => sent.response;
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('window', { fetch });
};
beforeEach(() => send(50));
afterEach(() => vi.unstubAllGlobals());

const ask: ApiAsk = { kind: 'api', path: '/api/post/item_list/', query: {}, referer: '/@cato_example' };

describe('an answer of 50 MB', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['text', () => fetchText('https://www.tiktok.com/x')],
    ['a page', () => fetchPage({ kind: 'page', path: '/@cato_example' })],
    ['a list', () => workerFetch.ask(ask)],
    ['a list by the page', () => pageFetch.ask(ask)],
  ])('as %s is read up to its bound, and says so', async (_, read) => {
    await expect(read()).rejects.toMatchObject({ problem: { code: 'tooLarge', retryable: true } });
    expect(sent.told).toEqual({ taken: 31, cancelled: true });
  });

  test('to whether a room is alive says nothing of it, and read no further than it can be', async () => {
    expect(await askAlive('7300000000000000001')).toEqual({});
    expect(sent.told).toEqual({ taken: 2, cancelled: true });
  });
});

describe('what stays within the bound', () => {
  test.each([0, 1, 30])('%i MB are read whole', async (megabytes) => {
    send(megabytes);
    expect((await fetchText('https://www.tiktok.com/x')).text).toHaveLength(megabytes * 1_000_000);
    expect(sent.told.cancelled).toBe(false);
  });

  test('letters that lie across two chunks stay whole, a mark at the beginning is none of the text', async () => {
    const bytes = new TextEncoder().encode('\ufeffé字👍');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readBounded(new Response(body))).toBe('é字👍');
    expect(await readBounded(new Response(null))).toBe('');
    await expect(readBounded(new Response('four'), 3)).rejects.toMatchObject({
      problem: { code: 'tooLarge' },
    });
    expect(await readBounded(new Response('four'), 4)).toBe('four');
  });
});

describe('what a page hands over', () => {
  const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) as unknown;
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'x'],
    ['lists within lists', [deep]],
    ['a list that is none', { itemList: deep }],
    ['what writes itself', { toJSON: () => undefined }],
  ])('%s is a refusal, not a crash', async (_, says) => {
    page.says = says;
    const outcome = await shownLists.ask(ask).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ problem: { code: expect.stringMatching(/^(?:refused|badReply)$/) } });
  });
});
