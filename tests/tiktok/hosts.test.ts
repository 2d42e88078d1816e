import { describe, expect, it } from 'vitest';
import { hostFamilies, isTikTokHost, mediaUrl } from '@/lib/tiktok/hosts';
import wxtConfig from '@/wxt.config';

const good = [
  'https://v16-webapp-prime.us.tiktok.com/video/tos/x/?a=1988&mime_type=video_mp4&ft=4KJ~b.&rc=aT%3D%3D',
  'https://p16-common-sign.tiktokcdn-us.com/tos~tplv-photomode-image.jpeg?x-expires=1761109200&x-signature=a%2Bb%3D',
  'https://p16-pu-sign-no.tiktokcdn-eu.com/a.webp',
  'https://sf16-ies-music-sg.tiktokcdn.com/obj/a.mp3',
  'https://v77.tiktokcdn.com/a/',
  'https://vas-alisg16.tiktokv.com/a',
  'https://v16.tiktokv.us/a',
  'https://www.tiktok.com/aweme/v1/play/?faid=1988',
  'https://tiktok.com/',
];

const bad = [
  'http://v16.tiktokcdn.com/a',
  'https://v16.tiktokcdn.com:8443/a',
  'https://user@v16.tiktokcdn.com/a',
  'https://user:word@v16.tiktokcdn.com/a',
  'https://v16.tiktokcdn.com@evil.test/a',
  'https://tiktok.com.evil.test/a',
  'https://eviltiktok.com/a',
  'https://tiktokcdn.com./a',
  'https://tіktok.com/a',
  'https://xn--tktok-b2a.com/a',
  'https://xn--tktok-b2a.tiktok.com/a',
  'https://127.0.0.1/tiktok.com',
  'https://[::1]/',
  'data:video/mp4;base64,AAAA',
  'blob:https://www.tiktok.com/8c2f',
  'file:///tiktok.com',
  'javascript:alert(1)//tiktok.com',
  '//www.tiktok.com/a',
  'www.tiktok.com/a',
  'https://',
  '',
];

describe('mediaUrl', () => {
  it.each(good)('takes %s as it is', (url) => expect(mediaUrl(url)).toBe(url));
  it.each(bad)('refuses %s', (url) => expect(mediaUrl(url)).toBeNull());
  it('refuses what is longer than any link', () => {
    const link = 'https://v16.tiktokcdn.com/a?b=';
    expect(mediaUrl(link + 'x'.repeat(8_192 - link.length))).not.toBeNull();
    expect(mediaUrl(link + 'x'.repeat(8_193 - link.length))).toBeNull();
    expect(mediaUrl(link + '字'.repeat(2_000))).toBeNull();
  });
  it('gives what the browser would send', () => {
    expect(mediaUrl('https://V16.TikTokCDN.com/a b?c="')).toBe('https://v16.tiktokcdn.com/a%20b?c=%22');
  });
});

it('knows no other domains than the manifest asks for', () => {
  const { manifest } = wxtConfig as unknown as {
    manifest: (env: object) => { host_permissions: string[] };
  };
  const asked = manifest({ browser: 'chrome' }).host_permissions;
  expect(asked).toEqual(hostFamilies.map((family) => `https://*.${family}/*`));
});

it.each([
  ['www.tiktok.com', true],
  ['tiktok.com', true],
  ['a.b.tiktokcdn.com', true],
  ['tiktok.co', false],
  ['nottiktok.com', false],
  ['tiktok.com.', false],
  ['WWW.TIKTOK.COM', false],
  ['', false],
])('isTikTokHost(%s) is %s', (host, expected) => expect(isTikTokHost(host)).toBe(expected));
