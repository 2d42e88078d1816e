import { describe, expect, it } from 'vitest';
import { mediaKey } from '@/entrypoints/tiktok.content/media-keys';
import { rawItemsIn } from '@/entrypoints/tiktok.content/raw-items';
import { createSeenItems } from '@/entrypoints/tiktok.content/seen-items';
import { coverOf, idOf, rawItem } from './page';

const [a, b, c] = [idOf(1), idOf(2), idOf(3)];

describe('seen items', () => {
  it.each([
    ['a live card', rawItem(a, { liveRoomInfo: { title: 'now' } })],
    ['an id as a number', rawItem(a, { id: Number(a) })],
    ['a short id', rawItem(a, { id: '12' })],
    ['no media', { id: a, author: {} }],
    ['null', null],
    ['a list', [rawItem(a)]],
  ])('%s is passed over', (_name, raw) => {
    const items = createSeenItems();
    items.add(raw);
    expect(items.get(a)).toBeUndefined();
  });

  it('keeps the newest, a post seen again counting as new', () => {
    const items = createSeenItems(2);
    for (const id of [a, b, a, c]) items.add(rawItem(id));
    expect([a, b, c].map((id) => items.get(id)?.['id'])).toEqual([a, undefined, c]);
    expect([a, b, c].map((id) => items.awemeIdOfMedia(coverOf(id)))).toEqual([a, '', c]);
  });

  it('tells nothing by a picture that two posts share', () => {
    const items = createSeenItems();
    items.add(rawItem(a));
    items.add(rawItem(b, { video: { cover: coverOf(a) } }));
    expect(items.awemeIdOfMedia(coverOf(a))).toBe('');
  });

  it('knows the pictures of a photo post and the gears of a video', () => {
    const items = createSeenItems();
    const images = [{ imageURL: { urlList: [coverOf('picture')] } }];
    const bitrateInfo = [
      { PlayAddr: { UrlList: ['https://v16-webapp-prime.tiktok.com/video/tos/gear/?a=1'] } },
    ];
    items.add(rawItem(a, { imagePost: { images }, video: { bitrateInfo } }));
    expect(items.awemeIdOfMedia(coverOf('picture', 'p77'))).toBe(a);
    expect(items.awemeIdOfMedia('https://v19-webapp-prime.us.tiktok.com/video/tos/gear/')).toBe(a);
  });
});

it.each([
  [coverOf(a), `/tos-alisg-p-0037/cover${a}`],
  ['https://www.tiktok.com/aweme/v1/play/?video_id=1', ''],
  ['https://p16.tiktokcdn.com/x.jpeg', ''],
  ['blob:https://www.tiktok.com/0b5b0e6e-1111-4222-8333-444455556666', ''],
  ['data:image/png;base64,AAAAAAAAAAAAAAAAAAAA', ''],
  ['', ''],
])('the key of %s', (url, key) => {
  expect(mediaKey(url)).toBe(key);
});

it.each([
  ['a list', { itemList: [{ id: a }, { id: b }] }, [a, b]],
  ['a search of videos', { item_list: [{ id: a }] }, [a]],
  [
    'a search',
    {
      data: [
        { type: 1, item: { id: a } },
        { type: 4, user_list: [] },
      ],
    },
    [a],
  ],
  ['one post', { itemInfo: { itemStruct: { id: a } } }, [a]],
  ['stories', { batchStoryItemLists: [{ itemList: [{ id: a }] }, {}, { itemList: [{ id: b }] }] }, [a, b]],
  ['a video page', { 'webapp.video-detail': { itemInfo: { itemStruct: { id: a } } } }, [a]],
  ['a phone page', { 'webapp.reflow.video.detail': { itemInfo: { itemStruct: { id: a } } } }, [a]],
  ['a feed page', { 'webapp.updated-items': [{ id: a }] }, [a]],
  ['an empty reply', {}, []],
  ['an odd list', { itemList: { 0: { id: a } }, data: 'x' }, []],
  ['nothing', null, []],
])('the items of %s', (_name, reply, expected) => {
  expect(
    rawItemsIn(reply).map((item) => item && typeof item === 'object' && 'id' in item && item.id),
  ).toEqual(expected);
});
