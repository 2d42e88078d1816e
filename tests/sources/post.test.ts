import { describe, expect, it } from 'vitest';
import { post } from '@/lib/sources/post';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { pageVideoItem, postScopes, videoId } from '../tiktok/wire';

const other = '7423456789012345679';
const target = { awemeIds: [videoId, other] };
const scopes = (more: Record<string, unknown> = {}) =>
  postScopes({ itemInfo: { itemStruct: { ...pageVideoItem(), ...more } }, statusCode: 0 });

/** The page, and what the API is asked where the page says nothing. */
const pageOf = (awemeId: string) => ({
  kind: 'page',
  path: `/@i/video/${awemeId}`,
  instead: {
    scopes: ['webapp.video-detail', 'webapp.reflow.video.detail'],
    ask: {
      ...{ kind: 'api', path: '/api/item/detail/', query: { itemId: awemeId } },
      referer: `/@i/video/${awemeId}`,
    },
  },
});

describe('post', () => {
  it('asks for one page per post, in the order of the ids', () => {
    const cursor = post.start(target, 1);
    expect(post.ask(target, cursor)).toEqual(pageOf(videoId));
    const page = post.page(scopes(), target, cursor);
    expect(page).toMatchObject({ items: [{ ok: true, item: { awemeId: videoId } }], hasMore: true });
    expect(post.ask(target, page.cursor)).toEqual(pageOf(other));
    expect(post.page(scopes({ id: other }), target, page.cursor)).toMatchObject({
      items: [{ ok: true }],
      hasMore: false,
    });
  });
  it('has nothing to ask without an id, beyond the last, or for what is no id', () => {
    for (const [ids, cursor] of [
      [[], '0'],
      [[videoId], '1'],
      [['../login'], '0'],
    ] as const) {
      expect(() => post.ask({ awemeIds: [...ids] }, cursor)).toThrow(/not a link/);
    }
    expect(() => post.ask({}, '0')).toThrow(/not a link/);
  });
  it.each<[string, Record<string, unknown>, string]>([
    ['deleted', postScopes({ statusCode: 10204 }), 'gone'],
    ['private', postScopes({ statusCode: 10216 }), 'private'],
    ['not for this country', postScopes({ statusCode: 10231 }), 'region'],
    ['behind the age gate', scopes({ isContentClassified: true, video: null }), 'ageGate'],
    ['another one', scopes({ id: other }), 'gone'],
    ['not readable', scopes({ video: 'x' }), 'unreadable'],
  ])('makes one row of a post that is %s, and goes on', (_, reply, code) => {
    expect(post.page(reply, target, '0')).toMatchObject({
      items: [{ ok: false, awemeId: videoId, problem: { code } }],
      cursor: '1',
      hasMore: true,
    });
  });
  it.each<[string, Record<string, unknown>, string]>([
    ['TikTok had an error', postScopes({ statusCode: 4 }), 'server'],
    ['the page is a shell', { 'webapp.app-context': {} }, 'badReply'],
    ['TikTok wants to see a human', postScopes({ statusCode: 10000 }), 'humanCheck'],
    ['TikTok wants somebody who is signed in', postScopes({ statusCode: 10101 }), 'signIn'],
  ])('throws what a new try or the person may cure: %s', (_, reply, code) => {
    expect(() => post.page(reply, target, '0')).toThrow(problemOf(code as ProblemCode).sentence);
  });
  it('reads the API’s reply in the place of the page', () => {
    const reply = { itemInfo: { itemStruct: pageVideoItem() }, statusCode: 0 };
    expect(post.page(reply, target, '0')).toMatchObject({
      items: [{ ok: true }],
      cursor: '1',
      hasMore: true,
    });
  });
  it('makes one row of an answer that will never come, and goes on; what may be cured is waited for', () => {
    const problem = problemOf('gone');
    expect(post.without?.(problem, target, '0')).toEqual({
      ...{ items: [{ ok: false, awemeId: videoId, problem }], cursor: '1', hasMore: true },
    });
    for (const code of ['refused', 'slowDown', 'humanCheck', 'signIn'] as const)
      expect(post.without?.(problemOf(code), target, '0')).toBeUndefined();
  });
});
