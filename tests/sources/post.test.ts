import { describe, expect, it } from 'vitest';
import { post } from '@/lib/sources/post';
import { pageVideoItem, postScopes, videoId } from '../tiktok/wire';

const other = '7423456789012345679';
const target = { awemeIds: [videoId, other] };
const scopes = (more: Record<string, unknown> = {}) =>
  postScopes({ itemInfo: { itemStruct: { ...pageVideoItem(), ...more } }, statusCode: 0 });

describe('post', () => {
  it('asks for one page per post, in the order of the ids', () => {
    const cursor = post.start(target, 1);
    expect(post.ask(target, cursor)).toEqual({ kind: 'page', path: `/@i/video/${videoId}` });
    const page = post.page(scopes(), target, cursor);
    expect(page).toMatchObject({ items: [{ ok: true, item: { awemeId: videoId } }], hasMore: true });
    expect(post.ask(target, page.cursor)).toEqual({ kind: 'page', path: `/@i/video/${other}` });
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
    ['no post at all', { 'webapp.app-context': {} }, 'unreadable'],
  ])('makes one row of a post that is %s, and goes on', (_, reply, code) => {
    expect(post.page(reply, target, '0')).toMatchObject({
      items: [{ ok: false, awemeId: videoId, problem: { code } }],
      cursor: '1',
      hasMore: true,
    });
  });
  it('throws what a new try may cure', () => {
    expect(() => post.page(postScopes({ statusCode: 4 }), target, '0')).toThrow(/error of its own/);
  });
});
