import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/lib/tiktok/item';
import { readItem } from '@/lib/tiktok/read-item';
import { wireGear, wirePhotoItem, wireVideoItem } from './wire';

function itemOf(raw: unknown): Item {
  const read = readItem(raw);
  if (!read.ok) throw new Error(`unreadable: ${read.awemeId}`);
  return read.item;
}

describe('readItem, of what is hostile,', () => {
  it('drops every link to another host', () => {
    const evil = 'https://tiktok.com.evil.test/a';
    const text = JSON.stringify(wirePhotoItem(2)) + JSON.stringify(wireVideoItem());
    const urls = new Set(text.match(/https:[^"]+/g));
    for (const url of urls) {
      const [photo, video] = [wirePhotoItem(2), wireVideoItem()].map((raw) =>
        itemOf(JSON.parse(JSON.stringify(raw).replaceAll(url, evil))),
      );
      expect(JSON.stringify([photo, video])).not.toContain('evil');
    }
  });

  it('is not polluted, and does not follow what is nested beyond reason', () => {
    const text = JSON.stringify(wireVideoItem({ isAd: undefined })).replace(
      '{',
      '{"__proto__":{"polluted":1,"isAd":true},"deep":DEEP,',
    );
    const item = itemOf(JSON.parse(text.replace('DEEP', '['.repeat(100_000) + ']'.repeat(100_000))));
    expect(item.isAd).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(item).not.toHaveProperty('deep');
  });

  it('cuts what is longer than anything real', () => {
    const item = itemOf(
      wireVideoItem({ desc: 'x'.repeat(50_000_000), textExtra: Array(1_000_000).fill({ hashtagName: 'a' }) }),
    );
    expect(item.desc.length).toBeLessThan(100_000);
    expect(item.hashtags).toEqual(['a', 'rails']);
  });

  it('has no more encodings, mirrors and languages than it can be asked for', () => {
    const many = (name: string) =>
      Array.from({ length: 500 }, (_, at) => `https://v16.tiktokcdn.com/${name}/${at}`);
    const bitrateInfo = many('g').map((name, at) => wireGear(name, {}, { UrlList: many(String(at)) }));
    const video = { playAddr: many('p'), bitrateInfo, subtitleInfos: many('s').map((Url) => ({ Url })) };
    const item = itemOf(wireVideoItem({ video }));
    const urls = item.video?.gears.flatMap((gear) => gear.urls) ?? [];
    expect([urls.length, item.video?.subtitles.length]).toEqual([510, 200]);
    const images = many('i').map(() => ({ imageURL: { urlList: many('m') } }));
    const { photos } = itemOf(wirePhotoItem(1, { imagePost: { images } }));
    expect([photos.length, photos[0]?.urls.length]).toEqual([500, 10]);
  });

  it('is captions that a name can be made of, however many parts they come in', () => {
    const textExtra = Array.from({ length: 500 }, (_, at) => ({ hashtagName: `${at}${'x'.repeat(1_000)}` }));
    const parts = Array.from({ length: 500 }, (_, at) => ({ desc: `${at}${'x'.repeat(5_000)}`, textExtra }));
    const contents = [...parts, { desc: '', textExtra: [{ userUniqueId: 'y'.repeat(1_000) }] }].reverse();
    const item = itemOf(wirePhotoItem(1, { desc: '', contents }));
    expect(item.desc.length).toBe(16_384);
    expect(item.hashtags).toHaveLength(500);
    expect([item.hashtags[1]?.length, item.mentions[1]?.length]).toEqual([256, 256]);
  });

  it('is well formed where it is cut within an emoji', () => {
    const { desc, hashtags } = itemOf(
      wireVideoItem({ desc: `x${'😀'.repeat(9_000)}`, textExtra: [{ hashtagName: `x${'😀'.repeat(200)}` }] }),
    );
    expect([desc, ...hashtags].every((text) => text.isWellFormed())).toBe(true);
  });

  it('never throws, whatever stands in whichever place', () => {
    const keys = fc.constantFrom(...Object.keys(wirePhotoItem()), 'stats', 'liveRoomInfo');
    fc.assert(
      fc.property(keys, fc.jsonValue(), fc.boolean(), (key, value, photo) => {
        const raw = photo ? wirePhotoItem(2, { [key]: value }) : wireVideoItem({ [key]: value });
        const read = readItem(raw);
        if (read.ok) expect(read.item.awemeId).toMatch(/^[1-9]\d*$/);
        expect(() => structuredClone(read)).not.toThrow();
      }),
    );
  });
});
