import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readContext } from '@/lib/browser/api/context';

const tab = vi.hoisted(() => ({ says: undefined as unknown }));
const kept = vi.hoisted(() => ({ fetchedContext: null as unknown, deviceId: '', msToken: '' }));

vi.mock('wxt/browser', () => ({ browser: { tabs: { query: async () => [{ id: 1, active: true }] } } }));
vi.mock('@/lib/messages', () => ({ sendMessage: async () => tab.says }));
vi.mock('@/lib/browser/api/tabs', () => ({ openOwnTab: async () => 1 }));
vi.mock('@/lib/browser/session-facts', () => {
  const item = <Name extends keyof typeof kept>(name: Name) => ({
    getValue: async () => kept[name],
    setValue: async (value: (typeof kept)[Name]) => void Object.assign(kept, { [name]: value }),
  });
  return { deviceId: item('deviceId'), fetchedContext: item('fetchedContext'), msToken: item('msToken') };
});
beforeEach(() => {
  Object.assign(kept, { fetchedContext: { context: { deviceId: '7' }, at: 0 }, deviceId: '' });
});
afterEach(() => vi.unstubAllGlobals());

const good = {
  ...{ deviceId: '7500000000000000123', odinId: '1', webIdCreatedTime: '2', region: 'NL', language: 'nl' },
  ...{ signedIn: true, msToken: 'x'.repeat(148), verifyFp: 'verify_x' },
};

test.each<[string, unknown, unknown]>([
  ['what a page of ours says', good, good],
  ['a word that is far too long', { ...good, language: 'x'.repeat(100_000) }, { ...good, language: '' }],
  ['a word that is none', { ...good, region: { toString: 1 } }, { ...good, region: '' }],
  ['more than is known', { ...good, admin: true }, good],
  ['nothing', null, { deviceId: '7' }],
  ['a text', 'x', { deviceId: '7' }],
  ['a list', [good], { deviceId: '7' }],
  ['nobody knows whether signed in', { ...good, signedIn: 'yes' }, { deviceId: '7' }],
])('of a tab, %s is read as it should be', async (_, says, context) => {
  tab.says = says;
  expect(await readContext(1)).toEqual(context);
});

test('a tab that never answers is passed over', async () => {
  vi.useFakeTimers();
  tab.says = new Promise(() => {});
  const read = readContext(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await read).toEqual({ deviceId: '7' });
  vi.useRealTimers();
});

describe('while no tab knows, the start page', () => {
  function answer(text: string, init?: ResponseInit) {
    Object.assign(kept, { fetchedContext: null });
    tab.says = null;
    const url = 'https://www.tiktok.com/';
    const fetch = vi.fn(async () => Object.defineProperty(new Response(text, init), 'url', { value: url }));
    vi.stubGlobal('fetch', fetch);
    return fetch;
  }
  const page = (scopes: object) =>
    `<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">${JSON.stringify({ __DEFAULT_SCOPE__: scopes })}</script>`;

  test('is read once in a while', async () => {
    const fetch = answer(page({ 'webapp.app-context': { wid: good.deviceId, region: 'NL' } }));
    for (const now of [1, 1000])
      expect(await readContext(now)).toMatchObject({ deviceId: good.deviceId, region: 'NL' });
    expect(fetch).toHaveBeenCalledTimes(1);
    await readContext(31 * 60_000);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test.each<[string, string, ResponseInit?]>([
    ['nothing', ''],
    ['no page', '<html></html>'],
    ['a page without a context', page({})],
    ['a refusal', '', { status: 403 }],
  ])('that answers with %s is not asked again for each question', async (_, text, init) => {
    const fetch = answer(text, init);
    for (const now of [1, 1000]) expect((await readContext(now)).deviceId).toMatch(/^\d{19}$/);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test.each<[string, string, string, ResponseInit?]>([
    ['429', 'slowDown', '', { status: 429 }],
    ['a captcha', 'humanCheck', '<script src="verify_center.js"></script>'],
    ['503', 'server', '', { status: 503 }],
  ])('that answers with %s stops what is asked: %s', async (_, code, text, init) => {
    answer(text, init);
    await expect(readContext(1)).rejects.toMatchObject({ problem: { code } });
  });
});
