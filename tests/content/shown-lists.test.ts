// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForLists, type ShownList } from '@/entrypoints/tiktok.content/listen-lists';
import { createShownLists } from '@/entrypoints/tiktok.content/shown-lists';

const path = '/api/post/item_list/';

const [mine, other] = ['MS4wMine', 'MS4wOther'];

/** A part of a list by date as a page asks for it, from one cursor to the next. */
function part(
  cursor: string,
  next: string,
  more: Partial<ShownList> & { query?: URLSearchParams } = {},
): ShownList {
  const query = new URLSearchParams({ secUid: mine, cursor, count: '16', aid: '1988' });
  return { path, query, reply: { cursor: next, hasMore: true }, ...more };
}

function wanted(cursor: string, query: Record<string, string> = {}) {
  const own = { secUid: mine, count: '35', post_item_list_request_type: '0', cursor };
  return { path: '/api/post/item_list', query: { ...own, ...query }, timeoutMs: 1000 };
}

describe('lists that the page shows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp(...heard: ShownList[]) {
    const page = { scrollOn: vi.fn(), pressTab: vi.fn(() => true) };
    const end = new AbortController();
    const lists = createShownLists(page, end.signal);
    for (const list of heard) lists.heard(list);
    const take = async (what: Parameters<typeof lists.next>[0]): Promise<unknown> => {
      const next = lists.next(what);
      await vi.advanceTimersByTimeAsync(what.timeoutMs);
      return next;
    };
    return { page, end, lists, take };
  }

  it('are given by the cursor at which they begin, also those from before the question, and again', async () => {
    const [first, second] = [part('0', '1700000000900'), part('1700000000900', '1700000000500')];
    const { page, take } = setUp(first, second);
    expect([await take(wanted('0')), await take(wanted('1700000000900'))]).toEqual([
      first.reply,
      second.reply,
    ]);
    expect(await take(wanted('0'))).toEqual(first.reply);
    expect(page.scrollOn).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<ShownList>]>([
    ['of somebody else', { query: new URLSearchParams({ secUid: other, cursor: '0' }) }],
    ['of nobody', { query: new URLSearchParams({ cursor: '0' }) }],
    [
      'in another order',
      { query: new URLSearchParams({ secUid: mine, cursor: '0', post_item_list_request_type: '2' }) },
    ],
    ['of another kind', { path: '/api/repost/item_list/' }],
    ['from further down', { query: new URLSearchParams({ secUid: mine, cursor: '1700000000900' }) }],
  ])('are not given where they are %s', async (_, more) => {
    const { take } = setUp(part('0', '1700000000500', more));
    expect(await take(wanted('0'))).toBeNull();
  });

  it.each<[string, string, string, string, string | null]>([
    ['times fall: the part that goes beyond', '1700000000600', '1700000000700', '1700000000500', 'it'],
    ['the first part does not reach so far', '1700000000600', '0', '1700000000700', null],
    ['the first part reaches beyond', '1700000000600', '0', '1700000000500', 'it'],
    ['the part before ends there', '1700000000500', '1700000000700', '1700000000500', null],
    ['places rise: the part that goes beyond', '35', '32', '48', 'it'],
    ['the first places do not reach so far', '35', '0', '16', null],
    ['the first places reach beyond', '35', '0', '48', 'it'],
    ['later places', '35', '48', '64', null],
    ['nobody says where it ends', '35', '30', '', null],
  ])('that are cut elsewhere: %s', async (_, at, from, next, given) => {
    const list = part(from, next);
    const { take } = setUp(list);
    expect(await take(wanted(at))).toEqual(given && list.reply);
  });

  it('say behind their end, where the page asks no more, that nothing comes', async () => {
    const last = part('48', '60', { reply: { cursor: 60, hasMore: 0, itemList: [{ id: '1' }] } });
    const { take } = setUp(part('32', '48'), last);
    expect(await take(wanted('60'))).toMatchObject({ cursor: 60, hasMore: 0, itemList: [] });
  });

  it('of which each part is a new batch are given once each', async () => {
    const batch = (n: number): ShownList => ({ path, query: new URLSearchParams(), reply: { n } });
    const { take } = setUp(batch(1), batch(2));
    const feed = { path, query: { count: '30' }, timeoutMs: 1000 };
    expect([await take(feed), await take(feed), await take(feed)]).toEqual([{ n: 1 }, { n: 2 }, null]);
  });

  it('are scrolled for until the one that is wanted comes', async () => {
    const { page, lists } = setUp();
    const next = lists.next({ ...wanted('1700000000900'), timeoutMs: 20_000 });
    await vi.advanceTimersByTimeAsync(2000);
    const strides = page.scrollOn.mock.calls.length;
    expect(strides).toBeGreaterThan(1);
    lists.heard(part('0', '1700000000900'));
    lists.heard(part('1700000000900', '1700000000500'));
    expect(await next).toEqual({ cursor: '1700000000500', hasMore: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.scrollOn).toHaveBeenCalledTimes(strides);
    expect(page.pressTab).not.toHaveBeenCalled();
  });

  it('that are behind a tab: it is pressed once, as soon as it is there', async () => {
    const { page, lists, take } = setUp();
    page.pressTab.mockReturnValueOnce(false);
    const next = lists.next({ ...wanted('0'), tab: 'liked-tab', timeoutMs: 20_000 });
    await vi.advanceTimersByTimeAsync(3000);
    expect(page.pressTab.mock.calls).toEqual([['liked-tab'], ['liked-tab']]);
    expect(page.scrollOn).toHaveBeenCalled();
    lists.heard(part('0', '9'));
    await next;
    await take({ ...wanted('9'), tab: 'liked-tab' });
    expect(page.pressTab).toHaveBeenCalledTimes(2);
  });

  it('are null when time is up, or the script ends', async () => {
    const { end, lists, take } = setUp();
    expect(await take(wanted('0'))).toBeNull();
    const cut = lists.next(wanted('0'));
    await vi.advanceTimersByTimeAsync(0);
    end.abort();
    expect(await cut).toBeNull();
  });
});

describe('the bridge from the page', () => {
  function hear(...details: unknown[]): ShownList[] {
    const [heard, end]: [ShownList[], AbortController] = [[], new AbortController()];
    listenForLists(document, end.signal, (list) => heard.push(list));
    for (const detail of details) document.dispatchEvent(new CustomEvent('clipkeep:list', { detail }));
    end.abort();
    return heard;
  }

  it('says when it listens', () => {
    const ready = vi.fn();
    document.addEventListener('clipkeep:ready', ready, { once: true });
    hear();
    expect(ready).toHaveBeenCalledTimes(1);
  });

  it('hears path, query and reply', () => {
    const text = '{"itemList":[],"cursor":"17"}';
    expect(hear(JSON.stringify({ path: `${path}?aid=1988`, text }))).toEqual([
      { path, query: new URLSearchParams({ aid: '1988' }), reply: { itemList: [], cursor: '17' } },
    ]);
  });

  it.each([
    ['an object', { path, text: '{}' }],
    ['no JSON', 'clipkeep'],
    ['null', 'null'],
    ['no text', JSON.stringify({ path })],
    ['a text that is no JSON', JSON.stringify({ path, text: '<html>' })],
    ['an empty text', JSON.stringify({ path, text: '' })],
    ['a number', JSON.stringify({ path: 1, text: '{}' })],
  ])('passes over %s', (_name, detail) => {
    expect(hear(detail)).toEqual([]);
  });

  it('is silent after the end', () => {
    const [heard, end]: [ShownList[], AbortController] = [[], new AbortController()];
    listenForLists(document, end.signal, (list) => heard.push(list));
    end.abort();
    const detail = JSON.stringify({ path, text: '{}' });
    document.dispatchEvent(new CustomEvent('clipkeep:list', { detail }));
    expect(heard).toEqual([]);
  });
});
