import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankGears, type VideoQuality } from '@/lib/tiktok/gears';
import type { Video } from '@/lib/tiktok/item';
import { readItem } from '@/lib/tiktok/read-item';
import { mirrors, wireGear, wireVideoItem } from './wire';

type Wire = Record<string, unknown>;

function videoOf(gears: Wire[], more: Wire = {}): Video {
  const video = { ...(wireVideoItem()['video'] as Wire), bitrateInfo: gears, ...more };
  const read = readItem(wireVideoItem({ video }));
  if (!read.ok || !read.item.video) throw new Error('unreadable');
  return read.item.video;
}
const names = (video: Video): string[] => rankGears(video).map(({ name }) => name);
const size = (Width: number, Height: number, more: Wire = {}): Wire => ({ Width, Height, ...more });
const hevc = { CodecType: 'h265_hvc1' };

describe('rankGears', () => {
  it.each<[string, Video, string[]]>([
    [
      'more pixels win, whatever the codec',
      videoOf([
        wireGear('normal_540_0'),
        wireGear('adapt_lowest_1080_1', hevc, size(1080, 1920)),
        wireGear('normal_720_0', {}, size(720, 1280)),
      ]),
      ['adapt_lowest_1080_1', 'normal_720_0', 'normal_540_0', 'playAddr'],
    ],
    [
      'of one size, the higher bitrate',
      videoOf([
        wireGear('lowest_540_0', { Bitrate: 161_190 }),
        wireGear('adapt_540_1', { ...hevc, Bitrate: 337_533 }),
        wireGear('normal_540_0', { Bitrate: 404_677 }),
      ]),
      ['normal_540_0', 'playAddr', 'adapt_540_1', 'lowest_540_0'],
    ],
    [
      'of one size and bitrate, h264',
      videoOf([wireGear('a', hevc, size(720, 1280)), wireGear('b', {}, size(720, 1280))]),
      ['b', 'a', 'playAddr'],
    ],
    [
      'never an adaptive track, however large',
      videoOf([
        wireGear('adapt_lowest_1080_1', { ...hevc, Format: 'dash' }, size(1080, 1920)),
        wireGear('normal_720_0', {}, size(720, 1280)),
      ]),
      ['normal_720_0', 'playAddr'],
    ],
    [
      'nor one that only its path tells of',
      videoOf([
        wireGear(
          'adapt_lowest_1080_1',
          hevc,
          size(1080, 1920, {
            UrlList: ['https://v16-webapp-prime.tiktok.com/video/tos/a/media-video-hvc1/1/'],
          }),
        ),
      ]),
      ['playAddr'],
    ],
    [
      'a missing format is fine',
      videoOf([wireGear('normal_720_0', { Format: undefined }, size(720, 1280))]),
      ['normal_720_0', 'playAddr'],
    ],
    [
      'never VVC, told by codec or key',
      videoOf([
        wireGear('a', { CodecType: 'h266' }, size(2160, 3840)),
        wireGear('b', { CodecType: '' }, size(2160, 3840, { UrlKey: 'v1_bytevc2_2160p_9' })),
      ]),
      ['playAddr'],
    ],
    ['playAddr alone', videoOf([]), ['playAddr']],
    [
      'a song in the place of the video',
      videoOf([], { playAddr: 'https://v77.tiktokcdn.com/a/?mime_type=audio_mpeg', PlayAddrStruct: null }),
      [],
    ],
    [
      'no links that aren’t TikTok’s',
      videoOf([wireGear('a', {}, { UrlList: ['https://evil.test/a'] })]),
      ['playAddr'],
    ],
    [
      'sizes that only the key or the name tells',
      videoOf([
        wireGear('adapt_lowest_1080_1', {}, size(0, 0, { UrlKey: '' })),
        wireGear('x', {}, { Width: undefined, Height: undefined, UrlKey: 'v1_h264_720p_5' }),
      ]),
      ['adapt_lowest_1080_1', 'x', 'playAddr'],
    ],
  ])('%s', (_, video, expected) => expect(names(video)).toEqual(expected));

  const many = videoOf([
    wireGear('hevc_1080', hevc, size(1080, 1920)),
    wireGear('h264_720', {}, size(720, 1280)),
    wireGear('hevc_540', { ...hevc, Bitrate: 300_000 }),
    wireGear('h264_540'),
    wireGear('wide_4k', hevc, size(3840, 2160)),
  ]);

  it.each<[VideoQuality['limit'], VideoQuality['codec'], string]>([
    ['best', 'any', 'wide_4k hevc_1080 h264_720 h264_540 playAddr hevc_540'],
    [1080, 'any', 'hevc_1080 h264_720 h264_540 playAddr hevc_540 wide_4k'],
    [720, 'any', 'h264_720 h264_540 playAddr hevc_540 hevc_1080 wide_4k'],
    ['smallest', 'any', 'hevc_540 h264_540 playAddr h264_720 hevc_1080 wide_4k'],
    ['best', 'h264', 'h264_720 h264_540 playAddr wide_4k hevc_1080 hevc_540'],
    ['best', 'hevc', 'wide_4k hevc_1080 hevc_540 h264_720 h264_540 playAddr'],
    [720, 'hevc', 'hevc_540 h264_720 h264_540 playAddr hevc_1080 wide_4k'],
    [720, 'h264', 'h264_720 h264_540 playAddr hevc_540 hevc_1080 wide_4k'],
    ['smallest', 'h264', 'h264_540 playAddr h264_720 hevc_540 hevc_1080 wide_4k'],
  ])('with the limit %s and the codec %s, offers all in this order', (limit, codec, order) =>
    expect(
      rankGears(many, { limit, codec })
        .map(({ name }) => name)
        .join(' '),
    ).toBe(order),
  );

  it('never takes a gear of unknown size for a small one', () => {
    const bare = size(0, 0, { UrlKey: '', UrlList: mirrors('odd') });
    const video = videoOf([wireGear('odd', {}, bare), wireGear('h264_540')], {
      width: 0,
      height: 0,
      playAddr: '',
      PlayAddrStruct: null,
    });
    for (const limit of [720, 'smallest'] as const)
      expect(rankGears(video, { limit, codec: 'any' }).map(({ name }) => name)).toEqual(['h264_540', 'odd']);
  });

  it('knows that 540p is 576 wide, and the video’s own shape', () => {
    const bare = { Width: 0, Height: 0, UrlKey: 'v1_h264_540p_5' };
    expect(videoOf([wireGear('a', {}, bare)]).gears[0]).toMatchObject({ width: 576, height: 1024 });
    expect(videoOf([wireGear('a', {}, bare)], { width: 1024, height: 576 }).gears[0]).toMatchObject({
      width: 1024,
      height: 576,
    });
  });

  it('leaves the video as it was, and never offers what it must not', () => {
    const gear = fc.record({
      Format: fc.constantFrom('mp4', 'dash', ''),
      CodecType: fc.constantFrom('h264', 'h265_hvc1', 'h266'),
      Bitrate: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(gear), (list) => {
        const video = videoOf(
          list.map((more, index) => wireGear(`g${index}`, more, { UrlList: mirrors(`g${index}`) })),
        );
        const before = structuredClone(video);
        const ranked = rankGears(video);
        expect(video).toEqual(before);
        expect(ranked.some(({ silent, codec }) => silent || codec === 'vvc')).toBe(false);
        expect(ranked.at(-1)).toBeDefined();
      }),
    );
  });
});
