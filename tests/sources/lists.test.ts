import { describe, expect, it } from 'vitest';
import { sources } from '@/lib/sources';
import type { Source } from '@/lib/sources/source';
import type { Target } from '@/lib/tiktok/target';
import { videoId, wireList, wirePhotoItem, wireVideoItem } from '../tiktok/wire';

const secUid = 'MS4wLjABAAAAx';
const own: Target = { secUid, uniqueId: 'cato_example' };

function sourceOf(id: string): Source {
  const source = sources[id];
  if (!source) throw new Error(`no source ${id}`);
  return source;
}

/** The request for a page, in short. */
function asked(id: string, target: Target, cursor?: string) {
  const source = sourceOf(id);
  const ask = source.ask(target, cursor ?? source.start(target, 1_785_585_600_000));
  if (ask.kind !== 'api') throw new Error('not a list');
  return ask;
}

const byPerson = {
  secUid,
  count: '30',
  cursor: '0',
  coverFormat: '2',
  needPinnedItemIds: 'true',
  post_item_list_request_type: '0',
};

describe('what a list asks for first', () => {
  it.each<[string, Target, string, Record<string, string>, string]>([
    ['likes', own, '/api/favorite/item_list/', byPerson, '/@cato_example'],
    ['reposts', own, '/api/repost/item_list/', byPerson, '/@cato_example'],
    [
      'favorites',
      own,
      '/api/user/collect/item_list/',
      { secUid, count: '30', cursor: '0', coverFormat: '2' },
      '/@cato_example',
    ],
    [
      'collection',
      { collectionId: '7300000000000000123', uniqueId: 'cato_example' },
      '/api/collection/item_list/',
      { collectionId: '7300000000000000123', sourceType: '113', count: '30', cursor: '0' },
      '/@cato_example/collection/x-7300000000000000123',
    ],
    [
      'playlist',
      { mixId: '7300000000000000124', uniqueId: 'cato_example' },
      '/api/mix/item_list/',
      { mixId: '7300000000000000124', count: '30', cursor: '0' },
      '/@cato_example/playlist/x-7300000000000000124',
    ],
    [
      'stories',
      { ...own, authorId: '6800000000000000001' },
      '/api/story/item_list/',
      { authorId: '6800000000000000001', count: '5', loadBackward: 'false', cursor: '0' },
      '/@cato_example',
    ],
    [
      'hashtag',
      { challengeId: '42', keyword: 'ночь & day' },
      '/api/challenge/item_list/',
      { challengeID: '42', count: '30', coverFormat: '2', from_page: 'hashtag', cursor: '0' },
      '/tag/%D0%BD%D0%BE%D1%87%D1%8C%20%26%20day',
    ],
    [
      'sound',
      { musicId: '7300000000000000001' },
      '/api/music/item_list/',
      { musicID: '7300000000000000001', count: '30', coverFormat: '2', from_page: 'music', cursor: '0' },
      '/music/x-7300000000000000001',
    ],
    [
      'search',
      { keyword: 'night trains' },
      '/api/search/item/full/',
      { keyword: 'night trains', count: '20', from_page: 'search', offset: '0' },
      '/search/video?q=night%20trains',
    ],
    ['feed', {}, '/api/recommend/item_list/', { count: '30', coverFormat: '2', from_page: 'fyp' }, '/foryou'],
    [
      'explore',
      {},
      '/api/explore/item_list/',
      { categoryType: '120', count: '16', from_page: 'explore' },
      '/explore',
    ],
  ])('%s', (id, target, path, query, referer) => {
    expect(asked(id, target)).toEqual({ kind: 'api', path, query, referer });
  });

  it('needs what it is pointed at', () => {
    const lists = Object.values(sources).filter(({ of }) => of !== undefined);
    expect(lists.length).toBe(12);
    for (const list of lists) expect(() => list.ask({}, '0')).toThrow(/not a link/);
  });

  it('says which lists are only their owner’s, and which never end', () => {
    const idsOf = (holds: (source: Source) => boolean) =>
      Object.values(sources)
        .filter(holds)
        .map(({ id }) => id)
        .sort();
    expect(idsOf(({ needs }) => needs === 'account')).toEqual(['collection', 'favorites', 'likes', 'search']);
    expect(idsOf(({ endless }) => endless === true)).toEqual(['explore', 'feed']);
  });
});

describe('how a list moves on', () => {
  const items = [wireVideoItem(), { desc: 'no id' }, wirePhotoItem()];
  const live = { id: '7', liveRoomInfo: { id: '8' } };
  it.each<[string, string, string, Record<string, unknown>, string, boolean]>([
    ['posts: as told', 'posts', '1760000000000', { cursor: '1750000000000' }, '1750000000000', true],
    ['posts: the wrong way', 'posts', '1760000000000', { cursor: '1770000000000' }, '1725800000000', true],
    ['posts: not told', 'posts', '1760000000000', { cursor: undefined }, '1725800000000', true],
    ['posts: the first page may go anywhere', 'posts', '0', { cursor: 1770000000000 }, '1770000000000', true],
    ['posts: an end', 'posts', '1760000000000', { cursor: '-1', hasMore: 0 }, '1725800000000', false],
    ['likes: as told, a number', 'likes', '0', { cursor: 1785000000000, hasMore: 1 }, '1785000000000', true],
    [
      'likes: rising stays, a post’s own date says nothing of when it was liked',
      'likes',
      '5',
      { cursor: 9 },
      '5',
      true,
    ],
    ['likes: back to the beginning stays', 'likes', '5', { cursor: '0', hasMore: false }, '5', false],
    ['favorites: not told', 'favorites', '5', { cursor: undefined, hasMore: undefined }, '5', false],
    ['collection: 30 on, whatever came', 'collection', '30', { cursor: undefined }, '60', true],
    ['reposts: as many as came, readable or not', 'reposts', '4', { cursor: '900' }, '7', true],
    ['playlist', 'playlist', '0', { cursor: 30, hasMore: false }, '30', false],
    ['playlist: back to a page that was', 'playlist', '60', { cursor: 30 }, '60', true],
    ['stories: back to the beginning', 'stories', '17', { MaxCursor: '0', HasMoreAfter: 0 }, '17', false],
    [
      'stories',
      'stories',
      '0',
      { cursor: undefined, hasMore: undefined, MaxCursor: 17, HasMoreAfter: 1 },
      '17',
      true,
    ],
    [
      'stories: an end',
      'stories',
      '17',
      { hasMore: true, MaxCursor: '17', HasMoreAfter: false },
      '17',
      false,
    ],
    ['feed: a new batch', 'feed', '3', { cursor: '0' }, '4', true],
  ])('%s', (_, id, cursor, more, next, hasMore) => {
    const page = sourceOf(id).page(wireList(items, more), own, cursor);
    expect(page).toMatchObject({ cursor: next, hasMore });
    expect(page.items.map((read) => read.ok)).toEqual([true, false, true]);
  });

  it('reposts count live cards too, and stand still when nothing came', () => {
    expect(sourceOf('reposts').page(wireList([...items, live]), own, '0').cursor).toBe('4');
    expect(sourceOf('reposts').page({ hasMore: true }, own, '4').cursor).toBe('4');
  });

  it('feeds ask without a cursor', () => {
    expect(asked('feed', {}, '7')).toEqual(asked('feed', {}));
    expect(asked('explore', {}, '7')).toEqual(asked('explore', {}));
  });
});

describe('search', () => {
  const target = { keyword: 'trains' };
  const reply = (more: Record<string, unknown>) => ({
    status_code: 0,
    item_list: [wireVideoItem()],
    has_more: 1,
    cursor: 12,
    ...more,
  });
  it.each<[string, Record<string, unknown>, string]>([
    ['extra.logid', { extra: { logid: '2026A' }, log_pb: { impr_id: '2026B' }, rid: '2026C' }, '12|2026A'],
    ['log_pb.impr_id', { extra: {}, log_pb: { impr_id: '2026B' } }, '12|2026B'],
    ['rid', { rid: '2026C' }, '12|2026C'],
    ['none: the one before', {}, '12|0000'],
  ])('carries its id on: %s', (_, more, cursor) => {
    const page = sourceOf('search').page(reply(more), target, '0|0000');
    expect(page).toMatchObject({ cursor, hasMore: true, items: [{ item: { awemeId: videoId } }] });
  });
  it('asks for the next page under that id', () => {
    expect(asked('search', target, '12|2026A').query).toEqual({
      ...{ keyword: 'trains', count: '20', from_page: 'search' },
      ...{ offset: '12', search_id: '2026A' },
    });
  });
  it('ends', () => {
    const page = sourceOf('search').page({ has_more: 0, cursor: 24 }, target, '12|2026A');
    expect(page).toEqual({ items: [], cursor: '24|2026A', hasMore: false });
  });
});

it('stories without an author are their owner’s', () => {
  const { items } = sourceOf('stories').page(wireList([wireVideoItem({ author: null })]), own, '0');
  expect(items[0]).toMatchObject({ item: { author: own } });
  const liked = sourceOf('likes').page(wireList([wireVideoItem({ author: null })]), own, '0');
  expect(liked.items[0]).toMatchObject({ item: { author: { secUid: '', uniqueId: '' } } });
});
