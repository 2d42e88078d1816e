import { createHmac } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import { expect, test } from 'vitest';
import { signerScript } from './app-script';

const secret = 'a secret of this start';
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Replica';
const lists = 'https://www.tiktok.com/api/post/item_list/';

/** A stand-in for XMLHttpRequest that notes what reaches the network. */
class PlainXhr {
  static sent: { url: string; headers: string[][]; body: unknown }[] = [];
  #url = '';
  #headers: string[][] = [];
  open(_method: string, url: string) {
    this.#url = url;
    this.#headers = [];
  }
  setRequestHeader(...header: string[]) {
    this.#headers.push(header);
  }
  send(body: unknown) {
    PlainXhr.sent.push({ url: this.#url, headers: this.#headers, body });
  }
  abort() {}
  addEventListener() {}
  getResponseHeader() {
    return null;
  }
}

/** The signer on a page; `asked` gathers what reaches the network through fetch. */
function load(xmst?: string) {
  const asked: string[] = [];
  const stored = new Map(xmst === undefined ? [] : [['xmst', xmst]]);
  const fetch = async (input: string | Request) => {
    asked.push(typeof input === 'string' ? input : input.url);
    return new Response('{}', { headers: { 'x-ms-token': 'next-token' } });
  };
  class Xhr extends PlainXhr {}
  for (const name of ['open', 'setRequestHeader', 'send', 'abort'] as const) {
    Object.defineProperty(Xhr.prototype, name, { value: PlainXhr.prototype[name], writable: true });
  }
  const page = {
    ...{
      crypto,
      TextEncoder,
      btoa,
      URL,
      Request,
      Uint8Array,
      navigator: { userAgent },
      XMLHttpRequest: Xhr,
      fetch,
    },
    document: { baseURI: 'https://www.tiktok.com/@cato_example', referrer: '' },
    localStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    },
  };
  const window: Record<string, unknown> & typeof page = Object.assign(createContext({ ...page }), page);
  window['window'] = window;
  new Script(signerScript(secret)).runInContext(window);
  return { window, asked, stored };
}

/** What a server makes of a request target: its suffix, and whether the signature is of exactly this query. */
function check(href: string) {
  const { pathname, search } = new URL(href);
  const [query = '', signature] = search.slice(1).split('&X-Gnarly=');
  const suffix = /(?:^|&)X-Dynosaur=1\.(\d+)\.([\w-]+)&msToken=([^&]*)&X-Bogus=1$/.exec(query);
  const text = `${suffix?.[1]}.${suffix?.[2]}\n${pathname}?${query}\n${userAgent}`;
  const good = createHmac('sha256', secret).update(text).digest('base64url') === signature;
  return { good, nonce: suffix?.[2], msToken: suffix?.[3], bare: query.slice(0, suffix?.index) };
}

test.each([
  ['plain', `${lists}?aid=1988&secUid=MS4w`, 'aid=1988&secUid=MS4w'],
  ['spaces, quotes, brackets', `${lists}?v=5.0 (X11; "x") '<b>'`, 'v=5.0%20(X11;%20%22x%22)%20%27%3Cb%3E%27'],
  ['other scripts', `${lists}?q=باغ`, 'q=%D8%A8%D8%A7%D8%BA'],
  ['escaped already', `${lists}?q=a%20b%2Fc+d`, 'q=a%20b%2Fc+d'],
  ['a relative address', '/api/item/detail/?itemId=1', 'itemId=1'],
  ['no query', '/api/user/detail/', ''],
])('the query is signed as the browser sends it: %s', async (_, href, bare) => {
  const { window, asked } = load('tok');
  await window.fetch(href);
  expect(check(asked[0] ?? '')).toMatchObject({ good: true, msToken: 'tok', bare });
});

test('each call has its own nonce; a token from a reply goes into the next one', async () => {
  const { window, asked } = load();
  await window.fetch(`${lists}?a=1`);
  await window.fetch(new Request(`${lists}?a=1`));
  const [first, second] = asked.map(check);
  expect(first).toMatchObject({ good: true, msToken: '' });
  expect(second).toMatchObject({ good: true, msToken: 'next-token' });
  expect(first?.nonce).not.toBe(second?.nonce);
});

test.each([
  'https://www.tiktok.com/api/creator/item_list/?secUid=x',
  'https://www.tiktok.com/api/story/item_list/?authorId=1',
  'https://www.tiktok.com/@cato_example',
  'https://evil.test/api/post/item_list/?a=1',
  'https://www.tiktok.com.evil.test/api/post/item_list/?a=1',
])('not signed: %s', async (href) => {
  const { window, asked } = load();
  await window.fetch(href);
  expect(asked).toEqual([href]);
});

test('an old suffix is not taken away: the call carries two', async () => {
  const { window, asked } = load();
  await window.fetch(`${lists}?a=1&X-Dynosaur=1.1.x&msToken=&X-Bogus=1&X-Gnarly=old`);
  expect(asked[0]?.match(/X-Gnarly=/g)).toHaveLength(2);
});

test('XHR: sent once, signed, with its headers and body', async () => {
  const { window } = load('tok');
  PlainXhr.sent = [];
  const request = new window.XMLHttpRequest();
  request.open('GET', `${lists}?a=1`);
  request.setRequestHeader('Accept', 'application/json');
  request.send(null);
  await expect.poll(() => PlainXhr.sent.length).toBe(1);
  expect(PlainXhr.sent[0]).toMatchObject({ headers: [['Accept', 'application/json']], body: null });
  expect(check(PlainXhr.sent[0]?.url ?? '')).toMatchObject({ good: true, bare: 'a=1' });
});

test('what the page can see does not tell the secret', () => {
  const { window } = load();
  const acrawler = window['byted_acrawler'] as Record<string, (options: object) => unknown>;
  expect(acrawler['frontierSign']?.({ url: lists })).toEqual({
    'X-Bogus': expect.stringMatching(/^\w{16}$/),
  });
  const seen = [window.fetch, ...Object.values(acrawler), ...Object.values(window)].map(String).join();
  expect(seen).not.toContain(secret);
  expect(window).not.toHaveProperty('SECRET');
});
