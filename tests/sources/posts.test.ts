import { describe, expect, it } from 'vitest';
import { posts } from '@/lib/sources/posts';
import { videoId, wireList, wirePhotoItem, wireVideoItem } from '../tiktok/wire';

const target = { secUid: 'MS4wLjABAAAAx', uniqueId: 'cato_example' };

describe('posts', () => {
  it('asks for 35 at a time, pinned ones too', () => {
    expect(posts.start(target, 1)).toBe('0');
    expect(posts.newestFirst).toBe(true);
    expect(posts.ask(target, '1750000000000')).toEqual({
      kind: 'api',
      path: '/api/post/item_list/',
      query: {
        secUid: 'MS4wLjABAAAAx',
        count: '35',
        coverFormat: '2',
        cursor: '1750000000000',
        needPinnedItemIds: 'true',
        post_item_list_request_type: '0',
      },
      referer: '/@cato_example',
    });
  });
  it('comes from the start page where the handle is not known, and needs a secUid', () => {
    expect(posts.ask({ secUid: 'a' }, '0')).toMatchObject({ referer: '/' });
    expect(() => posts.ask({ uniqueId: 'a' }, '0')).toThrow(/not a link/);
    expect(posts.ask({ secUid: 'a', uniqueId: '../x?y' }, '0')).toMatchObject({ referer: '/@..%2Fx%3Fy' });
  });

  it.each<[string, Record<string, unknown>, string, boolean]>([
    ['a string and a boolean', { cursor: '17', hasMore: true }, '17', true],
    ['a number and 1', { cursor: 17, hasMore: 1 }, '17', true],
    ['an end', { cursor: '17', hasMore: false }, '17', false],
    ['an end as 0, with the cursor that issues quote', { cursor: '-1', hasMore: 0 }, '5', false],
    ['nothing at all', { cursor: undefined, hasMore: undefined }, '5', false],
    ['an odd cursor', { cursor: { a: 1 }, hasMore: '1' }, '5', true],
  ])('reads %s', (_, more, cursor, hasMore) => {
    expect(posts.page(wireList([], more), target, '5')).toEqual({ items: [], cursor, hasMore });
  });
  it('takes an absent list for an empty one, and goes on where it is told so', () => {
    expect(posts.page({ hasMore: true, cursor: '9', statusCode: 0 }, target, '5')).toEqual({
      items: [],
      cursor: '9',
      hasMore: true,
    });
  });
  it('keeps the order: pinned posts where they stand, unreadable ones in their place', () => {
    const reply = wireList([wirePhotoItem(2, { isPinnedItem: true }), { desc: 'no id' }, wireVideoItem()]);
    const { items } = posts.page(reply, target, '0');
    expect(items.map((read) => read.ok)).toEqual([true, false, true]);
    expect(items[0]).toMatchObject({ item: { isPinnedItem: true } });
    expect(items[1]).toMatchObject({ awemeId: '', problem: { code: 'unreadable' } });
    expect(items[2]).toMatchObject({ item: { awemeId: videoId } });
  });
  it('gives a post without author the one whose list it is, and no other', () => {
    const { items } = posts.page(wireList([wireVideoItem({ author: null }), wireVideoItem()]), target, '0');
    expect(items[0]).toMatchObject({
      item: { author: { secUid: 'MS4wLjABAAAAx', uniqueId: 'cato_example' } },
    });
    expect(items[1]).toMatchObject({ item: { author: { uid: '6800000000000000001' } } });
  });
});
