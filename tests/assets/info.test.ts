import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/lib/tiktok/item';
import { photoId, videoId, wireAuthor, wirePhotoItem, wireVideoItem } from '../tiktok/wire';
import { itemOf, liveItem, wantsFor } from './items';

function textOf(item: Item): string {
  const body = wantsFor(item, 'info')[0]?.body;
  return body?.kind === 'text' ? body.text : '';
}
const infoOf = (item: Item): Record<string, unknown> => JSON.parse(textOf(item));

describe('info', () => {
  it('has the shape that yt-dlp writes', () => {
    const secUid = wireAuthor['secUid'];
    expect(infoOf(itemOf(wireVideoItem({ locationCreated: 'NL' })))).toEqual({
      _type: 'video',
      id: videoId,
      display_id: videoId,
      title: 'Morning train #rails @b_example',
      description: 'Morning train #rails @b_example',
      timestamp: 1725800000,
      upload_date: '20240908',
      duration: 31,
      uploader: 'cato_example',
      uploader_id: '6800000000000000001',
      uploader_url: 'https://www.tiktok.com/@cato_example',
      channel: 'Cato Example',
      channel_id: secUid,
      channel_url: `https://www.tiktok.com/@${secUid}`,
      webpage_url: `https://www.tiktok.com/@cato_example/video/${videoId}`,
      view_count: 9_400_321,
      like_count: 38_412,
      comment_count: 815,
      repost_count: 471,
      save_count: 1100,
      track: 'original sound',
      artists: ['Cato Example'],
      artist: 'Cato Example',
      tags: ['rails'],
      language: 'en',
      location: 'NL',
      availability: 'public',
      formats: [
        {
          ...{ format_id: 'adapt_lowest_1080_1', ext: 'mp4', vcodec: 'hevc', width: 1080, height: 1920 },
          ...{ tbr: 870, filesize: 2_000_000 },
        },
        {
          ...{ format_id: 'normal_540_0', ext: 'mp4', vcodec: 'h264', width: 576, height: 1024 },
          ...{ tbr: 400, filesize: 900_000 },
        },
        {
          ...{ format_id: 'playAddr', ext: 'mp4', vcodec: 'h264', width: 576, height: 1024 },
          ...{ tbr: 400, filesize: 900_000 },
        },
      ],
      extractor: 'TikTok',
      extractor_key: 'TikTok',
      webpage_url_domain: 'tiktok.com',
    });
  });
  it('is pretty JSON under a name of its own', () => {
    const item = itemOf(wireVideoItem());
    expect(wantsFor(item, 'info')).toMatchObject([{ num: 1, suffix: '.info', ext: 'json' }]);
    expect(textOf(item)).toMatch(/^{\n {2}"_type": "video",\n[\s\S]*}\n$/);
  });
  it.each<[string, Item, Record<string, unknown>]>([
    [
      'of a photo post names its title and its page',
      itemOf(wirePhotoItem(2)),
      { title: 'Three stations', webpage_url: `https://www.tiktok.com/@cato_example/photo/${photoId}` },
    ],
    [
      'has a title where nothing was written',
      itemOf(wireVideoItem({ desc: '', contents: [] })),
      { title: `TikTok video #${videoId}` },
    ],
    [
      'keeps counts of nought',
      itemOf(wireVideoItem({ stats: { diggCount: 0 }, statsV2: null })),
      { like_count: 0, view_count: 0 },
    ],
    [
      'of a live room names the page of who is in it',
      liveItem(),
      {
        webpage_url: 'https://www.tiktok.com/@cato_example/live',
        title: 'Trains, live 🚂',
        timestamp: 1_789_072_789,
      },
    ],
    [
      'says that a post is private',
      itemOf(wireVideoItem({ privateItem: true })),
      { availability: 'private' },
    ],
    [
      'names a page also where the list names no author',
      itemOf(wireVideoItem({ author: null })),
      { webpage_url: `https://www.tiktok.com/@i/video/${videoId}` },
    ],
    [
      'of a hostile handle keeps to its page',
      itemOf(wireVideoItem({ author: { ...wireAuthor, uniqueId: '../x?tk=\ud83d#&"' } })),
      { uploader_url: 'https://www.tiktok.com/@..%2Fx%3Ftk%3D%EF%BF%BD%23%26%22' },
    ],
  ])('%s', (_, item, part) => expect(infoOf(item)).toMatchObject(part));

  it('leaves out what the reply does not say', () => {
    const bare = Object.keys(infoOf(itemOf({ id: videoId, createTime: 1725800000 })));
    for (const name of [
      'duration',
      'uploader',
      'channel_url',
      'track',
      'artists',
      'tags',
      'formats',
      'language',
    ])
      expect(bare).not.toContain(name);
  });
});

const secret = 'S1GNED';
const link = fc
  .tuple(fc.constantFrom('v16-webapp-prime.tiktok.com', 'p16-sign.tiktokcdn.com'), fc.webPath(), fc.nat())
  .map(([host, path, time]) => `https://${host}${path}?x-expires=${time}&tk=${secret}&cookie=${secret}`);
/** Any value that a reply may have in a place. */
const odd = fc.oneof(
  link,
  fc.string(),
  fc.nat(),
  fc.constant(null),
  fc.array(link),
  link.map((url) => ({ UrlList: [url] })),
);
const gear = fc.record({
  GearName: fc.constantFrom('normal_540_0', ''),
  PlayAddr: fc.record({ UrlList: fc.array(link), UrlKey: fc.constant('v_h264_540p'), DataSize: odd }),
});

describe('what no info may hold', () => {
  it('is a signed link or a cookie, wherever the reply has them', () => {
    const video = fc.record({
      ...{ playAddr: odd, downloadAddr: odd, cover: odd, originCover: odd, dynamicCover: odd },
      ...{ bitrateInfo: fc.array(gear), PlayAddrStruct: fc.record({ UrlList: fc.array(link) }) },
      subtitleInfos: fc.array(
        fc.record({ Url: link, LanguageCodeName: fc.constant('eng-US'), Format: fc.constant('webvtt') }),
      ),
      ...{ width: fc.nat(4000), height: fc.nat(4000), duration: odd, zoomCover: odd, cookie: link },
    });
    const raw = fc.record({
      video,
      music: fc.record({
        title: fc.constant('song'),
        playUrl: odd,
        coverLarge: odd,
        authorName: fc.constant(''),
      }),
      author: fc.record({
        uniqueId: fc.constant('a'),
        secUid: fc.constant('MS4w'),
        avatarLarger: odd,
        avatarThumb: odd,
      }),
      imagePost: fc.option(
        fc.record({ images: fc.array(fc.record({ imageURL: odd })), title: fc.constant('t') }),
      ),
      ...{ tt_chain_token: link, cookie: link, msToken: link },
    });
    fc.assert(
      fc.property(raw, (more) => {
        const text = textOf(itemOf(wireVideoItem(more)));
        expect(text).not.toContain(secret);
        const links = text.match(/https?:[^"\\]*/g) ?? [];
        expect(links.filter((url) => !/^https:\/\/www\.tiktok\.com\/@[\w./-]+$/.test(url))).toEqual([]);
      }),
    );
  });
});
