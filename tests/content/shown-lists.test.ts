// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenForLists, type ShownList } from '@/entrypoints/tiktok.content/listen-lists';
import { createShownLists } from '@/entrypoints/tiktok.content/shown-lists';

const path = '/api/post/item_list/';

describe('lists that the page shows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    const [scrollOn, end] = [vi.fn(), new AbortController()];
    return { scrollOn, end, lists: createShownLists(scrollOn, end.signal) };
  }

  it('are given in their order, each once, also those from before the question', async () => {
    const { scrollOn, lists } = setUp();
    for (const cursor of ['1', '2']) lists.heard({ path, reply: { cursor } });
    lists.heard({ path: '/api/repost/item_list/', reply: { cursor: 'another' } });
    const wanted = { path: '/api/post/item_list', timeoutMs: 1000 };
    expect([await lists.next(wanted), await lists.next(wanted)]).toEqual([{ cursor: '1' }, { cursor: '2' }]);
    expect(scrollOn).not.toHaveBeenCalled();
  });

  it('are scrolled for until one of the path comes', async () => {
    const { scrollOn, lists } = setUp();
    const next = lists.next({ path, timeoutMs: 20_000 });
    await vi.advanceTimersByTimeAsync(2000);
    const strides = scrollOn.mock.calls.length;
    expect(strides).toBeGreaterThan(1);
    lists.heard({ path: '/api/repost/item_list/', reply: 'another' });
    lists.heard({ path, reply: 'wanted' });
    expect(await next).toBe('wanted');
    await vi.advanceTimersByTimeAsync(5000);
    expect(scrollOn).toHaveBeenCalledTimes(strides);
  });

  it('are null when time is up, or the script ends', async () => {
    const { end, lists } = setUp();
    const late = lists.next({ path, timeoutMs: 1000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await late).toBeNull();
    const cut = lists.next({ path, timeoutMs: 1000 });
    await vi.advanceTimersByTimeAsync(0);
    end.abort();
    expect(await cut).toBeNull();
  });

  it('go to two who ask, one each', async () => {
    const { lists } = setUp();
    const both = Promise.all([1, 2].map(() => lists.next({ path, timeoutMs: 5000 })));
    await vi.advanceTimersByTimeAsync(0);
    lists.heard({ path, reply: 'first' });
    lists.heard({ path, reply: 'second' });
    expect(await both).toEqual(['first', 'second']);
  });

  it('are forgotten with the profile that they were of', async () => {
    const { lists } = setUp();
    lists.heard({ path, reply: 'of somebody else' });
    lists.forget();
    const next = lists.next({ path, timeoutMs: 1000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await next).toBeNull();
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

  it('hears path and reply', () => {
    const text = '{"itemList":[],"cursor":"17"}';
    expect(hear(JSON.stringify({ path: `${path}?aid=1988`, text }))).toEqual([
      { path, reply: { itemList: [], cursor: '17' } },
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
