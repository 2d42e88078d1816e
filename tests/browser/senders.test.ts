import { describe, expect, test } from 'vitest';
import { isExtensionPage, isTikTokPage } from '@/lib/browser/senders';

const own = 'abcdefghijklmnopabcdefghijklmnop';
const root = `chrome-extension://${own}/`;
const page = { id: own, tab: {}, frameId: 0, url: 'https://www.tiktok.com/@cato_example' };

describe('who sent a message', () => {
  test.each([
    ['our script on TikTok', page, true],
    ['on a subdomain that shows no posts', { ...page, url: 'https://seller.tiktok.com/' }, false],
    ['on another port', { ...page, url: 'https://www.tiktok.com:8443/' }, false],
    ['with a name before the host', { ...page, url: 'https://www.tiktok.com@evil.test/' }, false],
    ['in a frame', { ...page, frameId: 3 }, false],
    ['without a tab', { ...page, tab: undefined }, false],
    ['another extension', { ...page, id: 'other' }, false],
    ['another site', { ...page, url: 'https://www.tiktok.com.evil.test/' }, false],
    ['a look-alike', { ...page, url: 'https://nottiktok.com/' }, false],
    ['plain http', { ...page, url: 'http://www.tiktok.com/' }, false],
    ['our options page in a tab', { ...page, url: `${root}options.html` }, false],
    ['no URL', { id: own, tab: {}, frameId: 0 }, false],
  ])('TikTok page: %s', (_, sender, expected) => {
    expect(isTikTokPage(sender, own)).toBe(expected);
  });

  test.each([
    ['popup', { id: own, url: `${root}popup.html` }, true],
    ['options page in a tab', { id: own, tab: {}, frameId: 0, url: `${root}options.html` }, true],
    ['background', { id: own, url: `${root}background.js` }, true],
    ['content script', page, false],
    ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }, false],
    ['another id with our URL', { id: 'other', url: `${root}popup.html` }, false],
    ['a page that names us', { id: own, url: `https://www.tiktok.com/?${root}` }, false],
  ])('extension page: %s', (_, sender, expected) => {
    expect(isExtensionPage(sender, own, root)).toBe(expected);
  });
});
