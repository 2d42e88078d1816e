import { Window } from 'happy-dom';
import { afterEach, expect, test } from 'vitest';
import { appScript } from './app-script';
import { renderShell } from './html';

const secUid = `MS4wLjABAAAA${'x'.repeat(43)}`;
const author = { id: '7000000000000000001', uniqueId: 'cato_example', nickname: 'Cato <b>', secUid };
const video = {
  id: '7400000000000000001',
  desc: 'Hello #sea <i>',
  author,
  statsV2: { playCount: '427682' },
  video: { cover: '' },
};
const photo = {
  ...video,
  id: '7400000000000000002',
  imagePost: {
    images: ['a', 'b', 'c'].map((name) => ({
      imageURL: { urlList: [`https://p16-sign.tiktokcdn.com/${name}`] },
    })),
  },
};
const userDetail = { userInfo: { user: author, stats: { followerCount: 1200 } }, statusCode: 0 };
const context = { wid: '7300000000000000123', odinId: '7300000000000000456', region: 'DE', language: 'en' };

const open: Window[] = [];
afterEach(async () => {
  for (const window of open.splice(0)) await window.happyDOM.close();
});

/** A string is a whole body, anything else its JSON. */
const textOf = (reply: unknown) => (typeof reply === 'string' ? reply : JSON.stringify(reply));

/** The app on a page of its own; `answer` stands for the API and `asked` gathers what it was asked. */
async function load(path: string, scopes: Record<string, unknown>, answer: (url: URL) => unknown) {
  const window = new Window({
    url: `https://www.tiktok.com${path}`,
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  });
  open.push(window);
  const asked: string[] = [];
  const urls = { signerUrl: '', appUrl: '', styleUrl: '', nonce: '', title: '' };
  const html = renderShell({ ...urls, scopes: { 'webapp.app-context': context, ...scopes } });
  window.document.write(html.replace(/<script nonce[^>]*src[^>]*><\/script>|<link[^>]*>/g, ''));
  class SeesAll {
    constructor(readonly report: (entries: { isIntersecting: boolean; target: unknown }[]) => void) {}
    observe(target: unknown) {
      queueMicrotask(() => this.report([{ isIntersecting: true, target }]));
    }
    unobserve() {}
    disconnect() {}
  }
  const fetch = async (href: string) => {
    asked.push(href);
    return { ok: true, text: async () => textOf(answer(new URL(href))) };
  };
  const setTimeout = (wake: () => void) => queueMicrotask(wake);
  Object.assign(window, { IntersectionObserver: SeesAll, fetch, setTimeout });
  window.eval(appScript());
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  await settle();
  return { window, document: window.document, asked, settle };
}

const list = (...itemList: unknown[]) => ({ statusCode: 0, itemList, hasMore: 0, cursor: '0' });

test('a profile: tiles with the links, ids and class infixes of the site', async () => {
  const { document, asked } = await load('/@cato_example', { 'webapp.user-detail': userDetail }, () =>
    list(video, photo),
  );
  const links =
    '[data-e2e="user-post-item-list"] > div[class*="-DivItemContainerV2"] > [data-e2e="user-post-item"] > a';
  expect([...document.querySelectorAll(links)].map((link) => link.getAttribute('href'))).toEqual([
    'https://www.tiktok.com/@cato_example/video/7400000000000000001',
    'https://www.tiktok.com/@cato_example/photo/7400000000000000002',
  ]);
  expect(document.querySelector('[data-e2e="video-views"]')?.textContent).toBe('427.7K');
  expect(document.querySelector('[data-e2e="user-subtitle"]')?.textContent).toBe('Cato <b>');
  expect(asked.map((href) => new URL(href).pathname)).toEqual(['/api/post/item_list/']);
});

test('a list is asked unsigned: the base model, capitals first, then by name', async () => {
  const { asked } = await load('/@cato_example', { 'webapp.user-detail': userDetail }, () => list());
  const query = new URL(asked[0] ?? '').search.slice(1);
  const names = query.split('&').map((pair) => pair.split('=')[0]);
  expect(names).toEqual([...names].sort());
  expect(query).toContain('&count=16&');
  expect(query).toContain('&cursor=0&');
  expect(query).toContain('&device_id=7300000000000000123&');
  expect(query).toContain(`&secUid=${secUid}&`);
  expect(query).not.toMatch(/msToken|X-Bogus|X-Gnarly|X-Dynosaur/);
});

test('class names differ from load to load, their infixes do not', async () => {
  const classes = async () => {
    const { document } = await load('/@cato_example', { 'webapp.user-detail': userDetail }, () =>
      list(video),
    );
    return document.querySelector('[class*="-DivItemContainerV2"]')?.className ?? '';
  };
  const [first, second] = [await classes(), await classes()];
  expect(first).toMatch(/^css-\w{6}-[0-9a-f]{8}--DivItemContainerV2 e\w{6}\d+$/);
  expect(second).not.toBe(first);
});

test('a tile opens its post over the grid, without a request; the blob stays', async () => {
  const { window, document, asked, settle } = await load(
    '/@cato_example',
    { 'webapp.user-detail': userDetail },
    () => list(video, photo),
  );
  document
    .querySelector('[data-e2e="user-post-item"] a')
    ?.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }));
  await settle();
  const over = document.querySelector('div[class*="-DivBrowserModeContainer "]');
  expect(window.location.pathname).toBe('/@cato_example/video/7400000000000000001');
  expect(over?.querySelector('[id^="xgwrapper-"]')?.id).toBe('xgwrapper-0-7400000000000000001');
  expect(over?.querySelector('[data-e2e="browse-username"]')?.textContent).toBe('cato_example');
  expect(document.querySelectorAll('[data-e2e="user-post-item"]')).toHaveLength(2);
  expect(asked).toHaveLength(1);
  expect(document.getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__')?.textContent).toContain(
    'webapp.user-detail',
  );
});

test('a photo page asks for its post, and repeats the outer slides', async () => {
  const { document, asked } = await load('/@cato_example/photo/7400000000000000002', {}, () => ({
    statusCode: 0,
    itemInfo: { itemStruct: photo },
  }));
  const slides = [
    ...document.querySelectorAll(
      '[class*="--DivPhotoPlayerContainer"] .swiper-slide > img[class*="--ImgPhotoSlide"]',
    ),
  ];
  expect(slides.map((slide) => slide.getAttribute('src')?.at(-1))).toEqual(['c', 'a', 'b', 'c', 'a']);
  expect(document.querySelectorAll('.swiper-slide-duplicate')).toHaveLength(2);
  expect(asked.map((href) => new URL(href).pathname)).toEqual(['/api/item/detail/']);
});

test('a human check covers the page and is not asked again', async () => {
  const reply = { code: '10000', type: 'verify', subtype: 'slide' };
  const { document, asked } = await load('/@cato_example', { 'webapp.user-detail': userDetail }, () => reply);
  expect(document.querySelectorAll('#captcha-verify-container')).toHaveLength(1);
  expect(asked).toHaveLength(1);
});

test('an empty private profile says so', async () => {
  const user = { ...author, privateAccount: true };
  const detail = { userInfo: { user, stats: {} }, statusCode: 10222 };
  const { document } = await load('/@cato_example', { 'webapp.user-detail': detail }, () => list());
  expect(document.querySelector('[class*="--PErrorTitle "]')?.textContent).toBe('This account is private');
});

test('empty answers are asked for three times, then by the Refresh button, from the same place', async () => {
  const replies: unknown[] = [list(video), '', '', ''];
  const scopes = { 'webapp.user-detail': userDetail };
  const { window, document, asked, settle } = await load('/@cato_example', scopes, () => replies.pop());
  expect(asked).toHaveLength(3);
  expect(document.body.textContent).toContain('Something went wrong');
  document.querySelector('[class*="--ButtonRefresh "]')?.dispatchEvent(new window.Event('click'));
  await settle();
  expect(asked.map((href) => new URL(href).searchParams.get('cursor'))).toEqual(['0', '0', '0', '0']);
  expect(document.querySelectorAll('[data-e2e="user-post-item"]')).toHaveLength(1);
});

test.each([
  [10204, 'Video currently unavailable'],
  [10216, 'This account is private'],
  [10231, 'Not available'],
])('a post with status %i: %s', async (statusCode, words) => {
  const { document, asked } = await load(
    '/@x/video/7400000000000000009',
    { 'webapp.video-detail': { statusCode } },
    () => null,
  );
  expect(document.body.textContent).toContain(words);
  expect(asked).toEqual([]);
});
