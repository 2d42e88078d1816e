import { describe, expect, test, vi } from 'vitest';
import { watchFetch } from '@/entrypoints/tiktok-page.content/watch-fetch';

type Page = Parameters<typeof watchFetch>[0];

function createPage(fetch: (input: unknown) => Promise<Response>) {
  const page = { fetch, location: { href: 'https://www.tiktok.com/foryou' } } as unknown as Page;
  const heard: string[] = [];
  watchFetch(page, (path, text) => heard.push(`${path} ${text}`));
  return { page, heard };
}

const list = 'https://www.tiktok.com/api/post/item_list/?secUid=x';

describe('watching the page’s fetch', () => {
  test('the page reads its reply as if nobody else did, and we get a copy', async () => {
    const { page, heard } = createPage(async () => new Response('{"itemList":[]}'));
    const response = await page.fetch(list);
    expect(await response.text()).toBe('{"itemList":[]}');
    await vi.waitFor(() => expect(heard).toEqual(['/api/post/item_list/?secUid=x {"itemList":[]}']));
  });

  test('gives the browser’s very own promise', () => {
    const answer = Promise.resolve(new Response(''));
    const { page } = createPage(() => answer);
    expect(page.fetch(list)).toBe(answer);
  });

  test('reads requests as well as addresses', async () => {
    const { page, heard } = createPage(async () => new Response('{}'));
    await page.fetch(new Request(list));
    await vi.waitFor(() => expect(heard).toEqual(['/api/post/item_list/?secUid=x {}']));
  });

  test('what is no list, or failed, is not even copied', async () => {
    const other = new Response('secret');
    const failed = new Response('no', { status: 500 });
    const { page, heard } = createPage(async (input) => (input === list ? failed : other));
    await page.fetch('https://www.tiktok.com/api/user/detail/');
    await page.fetch(list);
    expect([other.bodyUsed, failed.bodyUsed, heard]).toEqual([false, false, []]);
  });

  test.each([
    ['more than is ever handed over', 24_000_001, 0],
    ['what may still be', 24_000_000, 1],
  ])('a list that is said to be %s (%i bytes) is copied so often: %i', async (_, bytes, times) => {
    const response = new Response('{}', { headers: { 'content-length': `${bytes}` } });
    const copying = vi.spyOn(response, 'clone');
    const { page, heard } = createPage(async () => response);
    expect(await (await page.fetch(list)).text()).toBe('{}');
    await vi.waitFor(() => expect(heard).toHaveLength(times));
    expect(copying).toHaveBeenCalledTimes(times);
  });

  test('the page’s own errors stay its own', async () => {
    const { page, heard } = createPage(async () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(page.fetch(list)).rejects.toThrow('Failed to fetch');
    expect(heard).toEqual([]);
  });

  test('an address whose own code throws is passed on untouched', async () => {
    const { page } = createPage(async () => new Response('fine'));
    const odd = Object.create(null) as URL;
    expect(await (await page.fetch(odd)).text()).toBe('fine');
  });
});
