import { describe, expect, it } from 'vitest';
import { problemIn } from '@/lib/tiktok/errors';
import { contextOf, itemOf, readScopes, userOf } from '@/lib/tiktok/read-page';
import { pageHtml, pageVideoItem, postScopes, videoId, wireAuthor } from './wire';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return problemIn(error).code;
  }
  return 'none';
}

describe('readScopes', () => {
  it('finds the script among others, whatever the captions in it say', () => {
    const scopes = { a: '</script><script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">' };
    expect(readScopes(pageHtml(scopes))).toEqual(scopes);
  });
  it.each([
    ['no script', '<html><script>1</script></html>'],
    ['no JSON', '<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">{</script>'],
    ['no scopes', '<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">{"a":1}</script>'],
    [
      'scopes that are a list',
      '<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__">{"__DEFAULT_SCOPE__":[]}</script>',
    ],
    ['a tag that never ends', '<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__"'],
    ['nothing', ''],
  ])('gives null for %s', (_, html) => expect(readScopes(html)).toBeNull());
  it('reads a script that the reply broke off only if it is whole', () => {
    expect(readScopes(pageHtml({ a: 1 }).split('</script></head>')[0] ?? '')).not.toBeNull();
    expect(readScopes(pageHtml({ a: 1 }).split('}')[0] ?? '')).toBeNull();
  });
  it('goes over a hostile page once', () => {
    expect(readScopes('<script'.repeat(500_000))).toBeNull();
    expect(readScopes('<script>'.repeat(500_000))).toBeNull();
  });
});

describe('contextOf', () => {
  it('reads what the page knows of itself', () => {
    const context = {
      wid: '7500000000000000123',
      odinId: '7500000000000000456',
      webIdCreatedTime: '1750000000',
      region: 'NL',
      language: 'en',
    };
    expect(contextOf({ 'webapp.app-context': context })).toEqual({
      deviceId: '7500000000000000123',
      odinId: '7500000000000000456',
      webIdCreatedTime: '1750000000',
      region: 'NL',
      language: 'en',
      signedIn: false,
      msToken: '',
      verifyFp: '',
    });
    expect(contextOf({ 'webapp.app-context': { ...context, user: { uid: '1' } } })?.signedIn).toBe(true);
  });
  it('takes a number of time, but no number that lost its last digits', () => {
    const context = contextOf({
      'webapp.app-context': { wid: Number('7500000000000000123'), webIdCreatedTime: 1750000000 },
    });
    expect(context).toMatchObject({ deviceId: '', webIdCreatedTime: '1750000000', region: '' });
  });
  it.each([[{}], [{ 'webapp.app-context': null }], [{ 'webapp.app-context': [] }]])(
    'gives null for %j',
    (scopes) => {
      expect(contextOf(scopes)).toBeNull();
    },
  );
});

describe('itemOf', () => {
  it('gives the raw item', () => {
    const scopes = postScopes({ itemInfo: { itemStruct: pageVideoItem() }, statusCode: 0 });
    expect(itemOf(scopes)['id']).toBe(videoId);
    expect(itemOf({ 'webapp.reflow.video.detail': scopes['webapp.video-detail'] })['id']).toBe(videoId);
  });
  it.each([
    [{ statusCode: 10204 }, 'gone'],
    [{ statusCode: '10204' }, 'gone'],
    [{ statusCode: 10215 }, 'gone'],
    [{ statusCode: 10299 }, 'gone'],
    [{ statusCode: 10216 }, 'private'],
    [{ statusCode: 10222 }, 'private'],
    [{ statusCode: 10231 }, 'region'],
    [{ statusCode: 10101 }, 'signIn'],
    [{ statusCode: 4 }, 'server'],
    [{ statusCode: 77 }, 'badReply'],
    [{ statusCode: 0 }, 'gone'],
    [{ statusCode: 0, itemInfo: { itemStruct: {} } }, 'gone'],
    [{ statusCode: 0, status_code: 10204, itemInfo: { itemStruct: pageVideoItem() } }, 'gone'],
  ])('of %j throws %s', (detail, code) => expect(codeOf(() => itemOf(postScopes(detail)))).toBe(code));
  it('gives the same of the API’s reply in its place', () => {
    expect(itemOf({ itemInfo: { itemStruct: pageVideoItem() }, statusCode: 0 })['id']).toBe(videoId);
    expect(codeOf(() => itemOf({ itemInfo: {}, statusCode: 0 }))).toBe('gone');
  });
  it('throws of a page without any post what a new try may cure', () => {
    expect(codeOf(() => itemOf({ 'webapp.app-context': {} }))).toBe('badReply');
  });
  it('says of a gated post that it asks for the age', () => {
    const item = { ...pageVideoItem(), isContentClassified: true, video: null };
    expect(codeOf(() => itemOf(postScopes({ itemInfo: { itemStruct: item } })))).toBe('ageGate');
  });
});

describe('userOf', () => {
  const userInfo = { user: wireAuthor, stats: { videoCount: 3 } };
  it('gives the profile, also a private one that can be read', () => {
    expect(userOf({ 'webapp.user-detail': { userInfo, statusCode: 0 } }).videoCount).toBe(3);
    expect(userOf({ 'webapp.user-detail': { userInfo, statusCode: 10222 } }).uniqueId).toBe('cato_example');
  });
  it.each([
    [{ statusCode: 10221 }, 'noSuchUser'],
    [{ statusCode: 10202 }, 'noSuchUser'],
    [{ statusCode: 10222, userInfo: {} }, 'private'],
    [{ statusCode: 0, userInfo: {} }, 'noSuchUser'],
  ])('of %j throws %s', (detail, code) => {
    expect(codeOf(() => userOf({ 'webapp.user-detail': detail }))).toBe(code);
  });
  it('of another page throws badReply', () => expect(codeOf(() => userOf({}))).toBe('badReply'));
});
