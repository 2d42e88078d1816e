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

it('counts bytes as the disk does', () => {
  fc.assert(fc.property(anyText, (text) => utf8Length(text) === bytesOf(text)));
});
