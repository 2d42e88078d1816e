import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDeviceId } from '@/lib/tiktok/device-id';
import type { PageContext } from '@/lib/tiktok/page-context';
import { type ApiAsk, apiUrl, type BrowserFacts, bareApiUrl, signedQuery } from '@/lib/tiktok/query';
import { xBogus } from '@/lib/tiktok/x-bogus';
import { anyText } from './any-text';

const context: PageContext = {
  deviceId: '7500000000000000123',
  odinId: '7500000000000000456',
  webIdCreatedTime: '1750000000',
  region: 'NL',
  language: 'en',
  signedIn: false,
  msToken: 'a-B_c==',
  verifyFp: 'verify_m1_a',
};
const facts: BrowserFacts = {
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  language: 'nl-NL',
  platform: 'Win32',
  screenWidth: 1920,
  screenHeight: 1080,
  timeZone: 'Europe/Amsterdam',
};
const ask: ApiAsk = {
  kind: 'api',
  path: '/api/post/item_list/',
  query: {
    secUid: 'MS4wLjABAAAAx',
    count: '35',
    coverFormat: '2',
    cursor: '0',
    needPinnedItemIds: 'true',
    post_item_list_request_type: '0',
  },
  referer: '/@cato_example',
};

/** The page's own order and values, written out (tiktok-web-api.md §2). */
const bare = [
  'https://www.tiktok.com/api/post/item_list/?WebIdLastTime=1750000000',
  'aid=1988',
  'app_language=en',
  'app_name=tiktok_web',
  'browser_language=nl-NL',
  'browser_name=Mozilla',
  'browser_online=true',
  'browser_platform=Win32',
  'browser_version=5.0%20(Windows%20NT%2010.0;%20Win64;%20x64)%20AppleWebKit/537.36%20(KHTML,%20like%20Gecko)%20Chrome/140.0.0.0%20Safari/537.36',
  'channel=tiktok_web',
  'cookie_enabled=true',
  'count=35',
  'coverFormat=2',
  'cursor=0',
  'data_collection_enabled=true',
  'device_id=7500000000000000123',
  'device_platform=web_pc',
  'focus_state=true',
  'from_page=user',
  'history_len=3',
  'is_fullscreen=false',
  'is_page_visible=true',
  'language=en',
  'needPinnedItemIds=true',
  'odinId=7500000000000000456',
  'os=windows',
  'post_item_list_request_type=0',
  'priority_region=NL',
  'referer=',
  'region=NL',
  'root_referer=',
  'screen_height=1080',
  'screen_width=1920',
  'secUid=MS4wLjABAAAAx',
  'tz_name=Europe/Amsterdam',
  'user_is_login=false',
  'verifyFp=verify_m1_a',
  'video_encoding=mp4',
  'webcast_language=en',
].join('&');

describe('bareApiUrl', () => {
  it('is what the page asks for, without token and signature', () => {
    expect(bareApiUrl(ask, context, facts)).toBe(bare);
  });
  it('lets the ask overrule the base', () => {
    const url = bareApiUrl({ ...ask, query: { from_page: 'search' } }, context, facts);
    expect(new URL(url).searchParams.getAll('from_page')).toEqual(['search']);
  });
  it.each([
    ['MacIntel', 'mac'],
    ['Win32', 'windows'],
    ['Linux x86_64', 'linux'],
    ['', 'linux'],
  ])('calls %s %s', (platform, os) => {
    expect(bareApiUrl(ask, context, { ...facts, platform })).toContain(`&os=${os}&`);
  });
});

describe('apiUrl', () => {
  it('appends the token and signs what stands before the signature', () => {
    const query = `${bare.split('?')[1]}&msToken=a-B_c==`;
    const expected = `${bare}&msToken=a-B_c==&X-Bogus=${xBogus(query, facts.userAgent, 1_760_000_000)}`;
    expect(apiUrl(ask, context, facts, 1_760_000_000)).toBe(expected);
  });
  it('keeps an empty token in the signed query', () => {
    expect(apiUrl(ask, { ...context, msToken: '' }, facts, 0)).toMatch(
      /&webcast_language=en&msToken=&X-Bogus=DFSzswV.{21}$/,
    );
  });
  it('is sent byte for byte as signed, whatever the values are, and no value leaves its place', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (value, msToken, region) => {
        const url = apiUrl({ ...ask, query: { keyword: value } }, { ...context, msToken, region }, facts, 1);
        const [signed = '', signature] = url.slice(url.indexOf('?') + 1).split('&X-Bogus=');
        expect(new URL(url).href).toBe(url);
        expect(signature).toBe(xBogus(signed, facts.userAgent, 1));
        const sent = new URL(url).searchParams;
        expect(sent.getAll('keyword')).toEqual([value.toWellFormed()]);
        expect(sent.getAll('msToken')).toEqual([msToken.toWellFormed()]);
        expect(sent.getAll('region')).toEqual([region.toWellFormed()]);
      }),
    );
  });
});

it('signedQuery normalises first', () => {
  expect(signedQuery('a=b c&d=é&pad=0123456789', 't', facts.userAgent, 1)).toMatch(
    /^a=b%20c&d=%C3%A9&pad=0123456789&msToken=t&X-Bogus=/,
  );
});

describe('newDeviceId', () => {
  it.each([
    [0, '7250000000000000000'],
    [0.5, '7287549949999997288'],
  ])('draws %d as %s', (random, expected) => expect(newDeviceId(() => random)).toBe(expected));
  it('always has 19 digits, within TikTok’s own range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        const id = newDeviceId(() => random);
        expect(id).toMatch(/^7[23]\d{17}$/);
        expect(BigInt(id) <= 7_325_099_899_999_994_577n).toBe(true);
      }),
    );
  });
});

describe('where a request goes', () => {
  it.each<[ApiAsk['path'], string]>([
    ['/api/post/item_list/', 'https://www.tiktok.com/api/post/item_list/?'],
    ['/api-live/user/room/', 'https://www.tiktok.com/api-live/user/room/?'],
    ['/webcast/room/check_alive/', 'https://webcast.tiktok.com/webcast/room/check_alive/?'],
  ])('%s', (path, start) => {
    const one: ApiAsk = { kind: 'api', path, query: { room_ids: '73,74' }, referer: '/' };
    for (const url of [bareApiUrl(one, context, facts), apiUrl(one, context, facts, 1_760_000_000)]) {
      expect(url.startsWith(start)).toBe(true);
      expect(url).toContain('room_ids=73,74');
      expect(url).toContain('aid=1988');
    }
  });
});
