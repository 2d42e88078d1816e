// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { readContext } from '@/entrypoints/tiktok.content/read-context';

const app = {
  wid: '7312345678901234567',
  odinId: '7312345678901234568',
  webIdCreatedTime: '1700000000',
  region: 'DE',
  language: 'en',
};

function blob(scopes: unknown): string {
  const json = JSON.stringify({ __DEFAULT_SCOPE__: scopes }).replaceAll('<', '\\u003C');
  return `<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${json}</script>`;
}

const context = {
  deviceId: app.wid,
  odinId: app.odinId,
  webIdCreatedTime: '1700000000',
  region: 'DE',
  language: 'en',
  signedIn: false,
  msToken: '',
  verifyFp: '',
};

afterEach(() => {
  localStorage.clear();
  Reflect.deleteProperty(document, 'cookie');
});

it('reads what the page says', () => {
  document.body.innerHTML = blob({ 'webapp.app-context': { ...app, user: { uniqueId: 'mira.paints' } } });
  expect(readContext(window)).toEqual({ ...context, signedIn: true });
});

it('takes the token from storage before the cookie', () => {
  document.body.innerHTML = blob({ 'webapp.app-context': app });
  const cookie = 'ttwid=1; msToken=of-the-cookie==; s_v_web_id=verify_lx_1; xmsToken=no';
  Object.defineProperty(document, 'cookie', { value: cookie, configurable: true });
  expect(readContext(window)).toEqual({ ...context, msToken: 'of-the-cookie==', verifyFp: 'verify_lx_1' });
  localStorage.setItem('xmst', 'of-the-storage');
  expect(readContext(window)?.msToken).toBe('of-the-storage');
});

it('does without a storage that refuses', () => {
  document.body.innerHTML = blob({ 'webapp.app-context': app });
  const closed = {
    document,
    get localStorage(): Storage {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  expect(readContext(closed)).toEqual(context);
});

it.each([
  ['', 'no blob'],
  [blob({}), 'no app context'],
  ['<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">{"__DEFAULT</script>', 'a broken blob'],
])('gives nothing with %s', (html) => {
  document.body.innerHTML = html;
  expect(readContext(window)).toBeNull();
});
