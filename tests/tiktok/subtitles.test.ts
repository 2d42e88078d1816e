import { describe, expect, it } from 'vitest';
import type { Subtitle } from '@/lib/tiktok/item';
import { covers, pickTracks } from '@/lib/tiktok/subtitles';

const sub = (
  language: string,
  source: string,
  url = `${language}-${source}`,
  format = 'webvtt',
): Subtitle => ({
  ...{ language, source, url, format },
});
const shown = (subtitles: Subtitle[]) =>
  pickTracks(subtitles, 'all').map(
    ({ language, files }) => `${language}: ${files.map(({ url }) => url).join(' ')}`,
  );

describe('pickTracks', () => {
  it.each<[string, Subtitle[], string[]]>([
    [
      'puts the author’s own first, then what was heard, then translations, then what nobody knows',
      [sub('deu-DE', 'XX'), sub('fra-FR', 'MT'), sub('eng-US', 'asr'), sub('spa-ES', 'LC')],
      ['spa-ES: spa-ES-LC', 'eng-US: eng-US-asr', 'fra-FR: fra-FR-MT', 'deu-DE: deu-DE-XX'],
    ],
    [
      'gives a language once, the best of it',
      [sub('eng-US', 'MT'), sub('ENG-us', 'LC'), sub('eng-US', 'ASR')],
      ['ENG-us: ENG-us-LC'],
    ],
    [
      'takes a second file of the same kind as a mirror',
      [sub('eng-US', 'ASR', 'one'), sub('eng-US', 'ASR', 'two'), sub('eng-US', 'MT', 'three')],
      ['eng-US: one two'],
    ],
    [
      'leaves out other formats',
      [sub('eng-US', 'LC', 'a', 'creator_caption'), sub('eng-US', 'ASR', 'b', '')],
      ['eng-US: b'],
    ],
    ['leaves out what has no link', [sub('eng-US', 'LC', '')], []],
    [
      'makes a code fit for a name',
      [sub('../e n/g', 'LC', 'a'), sub('', 'MT', 'b'), sub('中', 'ASR', 'c')],
      ['eng: a', 'und: c'],
    ],
  ])('%s', (_, subtitles, tracks) => expect(shown(subtitles)).toEqual(tracks));
});

describe('covers', () => {
  it.each<[string, string, boolean]>([
    ['en', 'eng-US', true],
    ['eng', 'eng-US', true],
    ['EN-us', 'eng-US', true],
    [' en ', 'eng-US', true],
    ['en-GB', 'eng-US', false],
    ['zh', 'cmn-Hant-CN', true],
    ['zh-Hant', 'cmn-Hant-CN', true],
    ['zh-Hans', 'cmn-Hant-CN', false],
    ['e', 'eng-US', false],
    ['vi', 'vie-VN', true],
    ['', 'eng-US', false],
    ['und', 'und', true],
    ['not a language', 'eng-US', false],
  ])('%j of %s: %s', (chosen, language, is) => expect(covers(chosen, language)).toBe(is));
});
