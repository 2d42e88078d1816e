import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/lib/tiktok/item';
import { readItem } from '@/lib/tiktok/read-item';
import { wirePhotoItem, wireVideoItem } from './wire';

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
