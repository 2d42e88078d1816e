import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutText, utf8Length } from '@/lib/naming/graphemes';
import { anyText } from './arbitraries';
import { bytesOf } from './browser-rules';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

it.each([
  ['abc', { graphemes: 2 }, 'ab'],
  ['abc', { graphemes: 3 }, 'abc'],
  ['abc', {}, 'abc'],
  ['👍🏽👍🏽👍🏽', { graphemes: 2 }, '👍🏽👍🏽'],
  ['🇳🇱🇧🇪', { units: 7 }, '🇳🇱'],
  ['🇳🇱🇧🇪', { units: 8 }, '🇳🇱🇧🇪'],
  ['ae\u0301b', { bytes: 3 }, 'a'],
  ['ae\u0301b', { bytes: 4 }, 'ae\u0301'],
  ['字字字', { bytes: 8 }, '字字'],
  ['字字字', { bytes: 9 }, '字字字'],
  ['字字字', { bytes: 9, graphemes: 1 }, '字'],
  ['a', { bytes: 0 }, ''],
  ['a', { units: -3 }, ''],
  ['', { graphemes: 5 }, ''],
])('%j within %j is %j', (text, room, cut) => {
  expect(cutText(text, room)).toBe(cut);
});

it('is the longest run of whole graphemes that fits', () => {
  fc.assert(
    fc.property(anyText, fc.nat(90), fc.nat(90), fc.nat(90), (text, graphemes, bytes, units) => {
      const all = graphemesOf(text);
      const fits = (count: number) => {
        const start = all.slice(0, count).join('');
        return count <= graphemes && bytesOf(start) <= bytes && start.length <= units;
      };
      const cut = cutText(text, { graphemes, bytes, units });
      const count = graphemesOf(cut).length;
      expect(cut).toBe(all.slice(0, count).join(''));
      expect(fits(count)).toBe(true);
      expect(count === all.length || !fits(count + 1)).toBe(true);
    }),
  );
});

it('is the same wherever a long text is looked at in parts', () => {
  const clusters = ['👍🏽', '👨‍👩‍👧', '🇳🇱', '🏴‍☠️', 'e\u0301', '각', 'x'];
  for (const cluster of clusters)
    for (let before = 0; before < 12; before++) {
      const text = 'y'.repeat(before) + cluster.repeat(700);
      const all = graphemesOf(text);
      for (const graphemes of [120, 400, 701])
        expect(cutText(text, { graphemes })).toBe(all.slice(0, graphemes).join(''));
    }
  const long = `a${'\u0301'.repeat(5_000)}`;
  expect(cutText(`${long}b`, { graphemes: 1 })).toBe(long);
});

it.each(['a', '字', '👍🏽', 'e\u0301'])('a hundred thousand of %s are cut', (sign) => {
  const text = sign.repeat(100_000);
  expect(cutText(text, { graphemes: 99_999 })).toBe(sign.repeat(99_999));
});

it('counts bytes as the disk does', () => {
  fc.assert(fc.property(anyText, (text) => utf8Length(text) === bytesOf(text)));
});
