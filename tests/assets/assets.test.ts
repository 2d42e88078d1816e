import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assets, wantsOf as wantsIn } from '@/lib/assets';
import type { Candidate } from '@/lib/assets/asset';
import type { VideoQuality } from '@/lib/tiktok/gears';
import type { Item } from '@/lib/tiktok/item';
import { mirrors, wireGear, wirePhotoItem, wireVideoItem } from '../tiktok/wire';
import { defaultChoices } from './default-choices';
import { itemOf } from './items';

const wantsOf = (item: Item, ids: readonly string[]) => wantsIn(item, ids, defaultChoices);
const all = assets.map(({ id }) => id);
const byDefault = assets.filter((asset) => asset.byDefault).map(({ id }) => id);

/** `asset suffix.ext` of every wanted file. */
const filesOf = (item: Item, ids: readonly string[]): string[] =>
  wantsOf(item, ids).map(({ asset, want }) => `${asset.id} ${want.num} ${want.suffix}.${want.ext}`);

function candidatesOf(item: Item, asset: string, index = 0): Candidate[] {
  const body = wantsOf(item, [asset])[index]?.want.body;
  return body?.kind === 'fetch' ? body.candidates : [];
}

describe('the registry', () => {
  it('has one file per asset, named as its id', () => {
    const files = readdirSync(new URL('../../lib/assets', import.meta.url));
    const named = files.filter((name) => !['asset.ts', 'index.ts'].includes(name));
    expect(all.map((id) => `${id}.ts`).sort()).toEqual(named.sort());
  });
  it('gives the files in its own order, whatever the order asked in, and passes unknown ids over', () => {
    const ids = ['description', 'nothing', 'video'];
    expect(filesOf(itemOf(wireVideoItem()), ids)).toEqual(['video 1 .mp4', 'description 1 .txt']);
    expect(filesOf(itemOf(wireVideoItem()), [])).toEqual([]);
  });
  it.each([
    ['a video', wireVideoItem(), ['video 1 .mp4', 'description 1 .txt']],
    [
      'a photo post',
      wirePhotoItem(2),
      ['photos 1 _01.jpg', 'photos 2 _02.jpg', 'music 1 _music.mp3', 'description 1 .txt'],
    ],
    [
      'a photo post of licensed music',
      wirePhotoItem(1, { music: { id: '1', title: 'a', playUrl: '' } }),
      ['photos 1 _01.jpg', 'description 1 .txt'],
    ],
    ['a video without words', wireVideoItem({ desc: '', contents: [] }), ['video 1 .mp4']],
    ['an age-gated post', wireVideoItem({ isContentClassified: true, video: null }), []],
  ])('wants by default, of %s, these', (_, raw, files) =>
    expect(filesOf(itemOf(raw), byDefault)).toEqual(files),
  );
  it('wants everything only when asked', () => {
    expect(filesOf(itemOf(wireVideoItem()), all)).toEqual([
      'video 1 .mp4',
      'video-music 1 _music.mp3',
      'description 1 .txt',
      'info 1 .info.json',
      'subtitles-vtt 1 .eng-US.vtt',
      'subtitles-srt 1 .eng-US.srt',
      'comments 1 .comments.json',
      'cover 1 _cover.jpg',
      'cover-animated 1 _cover_animated.webp',
      'avatar 1 _avatar.jpg',
    ]);
    expect(filesOf(itemOf(wirePhotoItem(1)), all)).toEqual([
      'photos 1 _01.jpg',
      'music 1 _music.mp3',
      'description 1 .txt',
      'info 1 .info.json',
      'comments 1 .comments.json',
      'avatar 1 _avatar.jpg',
    ]);
    expect(filesOf(itemOf(wireVideoItem({ isContentClassified: true, video: null })), all)).toEqual([]);
  });
  it('says of each kind what it is, in words of its own', () => {
    const labels = assets.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.join()).not.toMatch(/[-_][a-z]+-|^\s|undefined/);
  });
  it('keeps what is on by default', () => {
    expect(byDefault).toEqual(['video', 'photos', 'music', 'description']);
  });
});

describe('video', () => {
  it('offers the best gear first, every mirror once, those on www last', () => {
    const candidates = candidatesOf(itemOf(wireVideoItem()), 'video');
    const [large, small] = [mirrors('adapt_lowest_1080_1'), mirrors('normal_540_0')];
    expect(candidates.map(({ url }) => url)).toEqual([
      large[0],
      large[1],
      small[0],
      small[1],
      large[2],
      small[2],
    ]);
    expect(candidates.map(({ size }) => size)).toEqual([
      2_000_000, 2_000_000, 900_000, 900_000, 2_000_000, 900_000,
    ]);
  });
  it('never offers a watermark, a silent track or another host', () => {
    const video = {
      ...(wireVideoItem()['video'] as object),
      bitrateInfo: [wireGear('dash', { Format: 'dash' })],
    };
    const urls = candidatesOf(itemOf(wireVideoItem({ video })), 'video').map(({ url }) => url);
    expect(urls).toEqual(mirrors('normal_540_0'));
  });
  it.each<[VideoQuality, string]>([
    [{ limit: 'best', codec: 'any' }, 'adapt_lowest_1080_1'],
    [{ limit: 1080, codec: 'any' }, 'adapt_lowest_1080_1'],
    [{ limit: 720, codec: 'any' }, 'normal_540_0'],
    [{ limit: 'smallest', codec: 'any' }, 'normal_540_0'],
    [{ limit: 'best', codec: 'h264' }, 'normal_540_0'],
    [{ limit: 720, codec: 'hevc' }, 'normal_540_0'],
  ])('of the quality %j begins with %s, and the other stands by', (videoQuality, first) => {
    const wants = wantsIn(itemOf(wireVideoItem()), ['video'], { ...defaultChoices, videoQuality });
    const body = wants[0]?.want.body;
    const urls = body?.kind === 'fetch' ? body.candidates.map(({ url }) => url) : [];
    expect(urls[0]).toBe(mirrors(first)[0]);
    expect(new Set(urls).size).toBe(6);
  });
  it('is wanted even where nothing can be had, so that this is told', () => {
    const item = itemOf(wireVideoItem({ video: null }));
    expect(filesOf(item, ['video'])).toEqual(['video 1 .mp4']);
    expect(candidatesOf(item, 'video')).toEqual([]);
  });
});

describe('photos', () => {
  it('are all wanted, in order, jpeg before webp', () => {
    const item = itemOf(wirePhotoItem(12));
    expect(filesOf(item, ['photos']).at(11)).toBe('photos 12 _12.jpg');
    expect(candidatesOf(item, 'photos', 11).map(({ url }) => url.replace(/\?.*/, ''))).toEqual([
      'https://p19-sign.tiktokcdn.com/11~tplv-photomode-image.jpeg',
      'https://p16-sign.tiktokcdn.com/11~tplv-photomode-image.webp',
    ]);
  });
  it('say webp where there is nothing else, keep their numbers, and sort in a folder', () => {
    const images = Array.from({ length: 101 }, (_, index) => ({
      imageURL: {
        urlList: index === 1 ? ['https://evil.test/1.webp'] : ['https://p16.tiktokcdn.com/a.webp?x=1'],
      },
    }));
    const files = filesOf(itemOf(wirePhotoItem(1, { imagePost: { images } })), ['photos']);
    expect([files[0], files[1], files[100]]).toEqual([
      'photos 1 _001.webp',
      'photos 2 _002.jpg',
      'photos 101 _101.webp',
    ]);
    expect(candidatesOf(itemOf(wirePhotoItem(1, { imagePost: { images } })), 'photos', 1)).toEqual([]);
  });
});

describe('music', () => {
  it.each([
    ['https://v77.tiktokcdn.com/a/?mime_type=audio_mp4&b=1', 'm4a'],
    ['https://v77.tiktokcdn.com/a/?mime_type=audio_mpeg', 'mp3'],
    ['https://sf16-ies-music.tiktokcdn.com/obj/a.mp3', 'mp3'],
  ])('%s is taken for %s until the bytes tell', (playUrl, ext) => {
    const item = itemOf(wirePhotoItem(1, { music: { playUrl } }));
    expect(wantsOf(item, ['music'])).toMatchObject([
      {
        want: {
          num: 1,
          suffix: '_music',
          ext,
          body: { kind: 'fetch', expect: 'audio', candidates: [{ url: playUrl, size: 0 }] },
        },
      },
    ]);
  });
});

describe('description', () => {
  it.each([
    ['the caption as written', wireVideoItem({ desc: ' a\r\nb 👩‍👩‍👧 #c ' }), ' a\r\nb 👩‍👩‍👧 #c '],
    ['the title above it', wirePhotoItem(1), 'Three stations\n\nMorning train #rails @b_example'],
    ['the title alone', wirePhotoItem(1, { desc: ' ', contents: [] }), 'Three stations'],
  ])('holds %s', (_, raw, text) => {
    expect(wantsOf(itemOf(raw), ['description']).map(({ want }) => want.body)).toEqual([
      { kind: 'text', text },
    ]);
  });
});
