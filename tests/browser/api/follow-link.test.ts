import { afterEach, describe, expect, test, vi } from 'vitest';
import { followLink } from '@/lib/browser/api/html-pages';

vi.mock('@/lib/browser/api/ms-token', () => ({ keepMsToken: async () => {} }));
vi.mock('@/lib/browser/api/tabs', () => ({ openOwnTab: async () => 1 }));
vi.mock('@/lib/messages', () => ({ sendMessage: async () => ({}) }));
vi.mock('wxt/browser', () => ({ browser: {} }));
afterEach(() => vi.unstubAllGlobals());

const short = 'https://vm.tiktok.com/ZMabc123/';
const site = 'https://www.tiktok.com';
const shell = '<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">{"__DEFAULT_SCOPE__":{"a":{}}}</script>';

/** Answers one request after the other: where it ended, and what is there. */
function answer(...answers: { url: string; text?: string; init?: ResponseInit }[]) {
  const fetch = vi.fn(async () => {
    const { url, text = '', init } = answers.shift() ?? { url: '' };
    return Object.defineProperty(new Response(text, init), 'url', { value: url });
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

const follow = (path = short) => followLink({ kind: 'link', path });

describe('a pasted link', () => {
  test('that is short is followed, and comes with what its page says', async () => {
    const url = `${site}/@mira/video/7412345678901234567?_r=1`;
    const fetch = answer({ url, text: shell });
    expect(await follow()).toEqual({ url, a: {} });
    expect(fetch).toHaveBeenCalledWith(short, expect.anything());
  });

  test('may lead to a page that says nothing at all', async () => {
    answer({ url: `${site}/@mira/live`, text: '<html></html>' });
    expect(await follow()).toEqual({ url: `${site}/@mira/live` });
  });

  test.each(['@mira', `${site}/tag/rails`])(
    'that is not short, %s, is where it says: nothing is asked',
    async (link) => {
      const fetch = answer();
      expect(await follow(link)).toEqual({ url: link });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test('lets the browser pass the page that asks to wait', async () => {
    const url = `${site}/tag/rails`;
    answer({ url, text: '<p class="_wafchallengeid">Please wait...</p>' }, { url, text: shell });
    expect(await follow()).toMatchObject({ url });
  });

  test.each<[string, string, Parameters<typeof answer>[0]]>([
    ['429', 'slowDown', { url: short, init: { status: 429, headers: { 'retry-after': '7' } } }],
    ['503', 'server', { url: short, init: { status: 503 } }],
    ['403', 'refused', { url: short, init: { status: 403 } }],
    ['404', 'gone', { url: short, init: { status: 404 } }],
    ['a captcha', 'humanCheck', { url: short, text: '<script src="verify_center.js"></script>' }],
    ['a captcha in JSON', 'humanCheck', { url: short, text: '{"code":"10000","type":"verify"}' }],
    ['the sign-in', 'signIn', { url: `${site}/login?redirect_url=x`, text: shell }],
  ])('that is answered with %s throws %s', async (_, code, told) => {
    answer(told);
    await expect(follow()).rejects.toMatchObject({ problem: { code } });
  });
});
