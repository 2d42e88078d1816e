import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { renderShell, type ShellOptions } from './html';

const options: ShellOptions = {
  scopes: { 'webapp.app-context': { language: 'de', wid: '7300000000000000123' } },
  signerUrl: 'https://sf16-website-login.neutral.ttwstatic.com/obj/signer.js',
  appUrl: 'https://www.tiktok.com/replica/app.js',
  styleUrl: 'https://www.tiktok.com/replica/style.css',
  nonce: 'bm9uY2U=',
  title: 'Cato Example (@cato_example) | TikTok',
};

function parse(html: string) {
  const { DOMParser } = new Window({ url: 'https://www.tiktok.com/' });
  return new DOMParser().parseFromString(html, 'text/html');
}

function blobOf(html: string): unknown {
  return JSON.parse(parse(html).getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__')?.textContent ?? '');
}

test.each([
  ['an end of script', '</script><script>alert(1)</script>'],
  ['a comment that opens a script', '<!--<script>'],
  ['line separators', 'a\u2028b\u2029c'],
  ['quotes and slashes', '"\\ / \\u003C \''],
  ['an emoji family', '👩‍👩‍👧'],
])('scopes come back as they went in: %s', (_, desc) => {
  const scopes = { 'webapp.video-detail': { itemInfo: { itemStruct: { id: '7400000000000000001', desc } } } };
  const html = renderShell({ ...options, scopes });
  expect(blobOf(html)).toEqual({ __DEFAULT_SCOPE__: scopes });
  expect(html.match(/<script/g)).toHaveLength(3);
});

test('nothing in the data can end its script', () => {
  const html = renderShell({ ...options, scopes: { x: '</ScRiPt>' }, legacySigi: { y: '</script >' } });
  expect(html.match(/<\/script/gi)).toHaveLength(4);
  expect(html).toContain('{"__DEFAULT_SCOPE__":{"x":"\\u003C\\u002FScRiPt\\u003E"}}');
});

test('the title and the addresses are text', () => {
  const title = '</title><b>&amp; "x" \'y\'';
  const page = parse(renderShell({ ...options, title, appUrl: 'https://x.test/?a=1&b="><i>' }));
  expect(page.title).toBe(title);
  expect(page.querySelector('b, i')).toBeNull();
});

test('the signer comes before the app, which waits; every script that runs carries the nonce', () => {
  const scripts = [...parse(renderShell({ ...options, legacySigi: {} })).querySelectorAll('script')];
  const sources = scripts.map((script) => script.getAttribute('src')).filter(Boolean);
  expect(sources).toEqual([options.signerUrl, options.appUrl]);
  expect(scripts.map((script) => script.getAttribute('nonce'))).toEqual([
    null,
    null,
    options.nonce,
    options.nonce,
  ]);
  expect(scripts.map((script) => script.hasAttribute('defer'))).toEqual([false, false, false, true]);
});

test.each([
  ['de', { 'webapp.app-context': { language: 'de' } }],
  ['en', { 'webapp.app-context': { language: 7 } }],
  ['en', {}],
])('the page is in %s for %j', (language, scopes) => {
  expect(renderShell({ ...options, scopes })).toContain(`<html lang="${language}">`);
});
