import { describe, expect, it } from 'vitest';
import { wirePhotoItem } from '../tiktok/wire';
import { itemOf, videoItem, wantsFor } from './items';

const urlOf = (language: string) => `https://v16-webapp.tiktok.com/${language}/68f8737f/c/`;
const info = (LanguageCodeName: string, Source: string, more: Record<string, unknown> = {}) => ({
  ...{ LanguageCodeName, Source, Format: 'webvtt', Url: urlOf(LanguageCodeName) },
  ...more,
});
const three = videoItem({
  subtitleInfos: [info('deu-DE', 'MT'), info('eng-US', 'ASR'), info('cmn-Hant-CN', 'LC')],
});

describe('subtitles', () => {
  it('are one file a language, the author’s own first, each known by its language', () => {
    const wants = wantsFor(three, 'subtitles-vtt');
    expect(wants.map(({ num, key, suffix, ext }) => [num, key, suffix, ext])).toEqual([
      [1, 'cmn-Hant-CN', '.cmn-Hant-CN', 'vtt'],
      [2, 'eng-US', '.eng-US', 'vtt'],
      [3, 'deu-DE', '.deu-DE', 'vtt'],
    ]);
    expect(wants[0]?.body).toEqual({
      kind: 'fetch',
      expect: 'text',
      candidates: [{ url: urlOf('cmn-Hant-CN'), size: 0 }],
    });
  });
  it('are of the size that the post says', () => {
    const [want] = wantsFor(
      videoItem({ subtitleInfos: [info('eng-US', 'ASR', { Size: '97' })] }),
      'subtitles-vtt',
    );
    expect(want?.body).toMatchObject({ candidates: [{ url: urlOf('eng-US'), size: 97 }] });
  });
  it('as SRT are made of the same files', () => {
    const [want] = wantsFor(three, 'subtitles-srt', { subtitleLanguages: ['en'] });
    const candidates = [{ url: urlOf('eng-US'), size: 0 }];
    expect(want).toEqual({
      ...{ num: 1, key: 'eng-US', suffix: '.eng-US', ext: 'srt' },
      body: { kind: 'fetch', expect: 'text', transform: 'vtt-to-srt', candidates },
    });
  });
  it('come in the chosen languages only', () => {
    const keys = (subtitleLanguages: string[]) =>
      wantsFor(three, 'subtitles-vtt', { subtitleLanguages }).map(({ key }) => key);
    expect(keys(['de', 'zh'])).toEqual(['cmn-Hant-CN', 'deu-DE']);
    expect(keys(['fr'])).toEqual([]);
    expect(keys([])).toEqual([]);
  });
  it('are not wanted of photo posts, of other hosts, or where there are none', () => {
    expect(wantsFor(itemOf(wirePhotoItem(1)), 'subtitles-vtt')).toEqual([]);
    const foreign = info('eng-US', 'ASR', { Url: 'https://evil.test/a.vtt' });
    expect(
      wantsFor(videoItem({ subtitleInfos: [foreign, info('deu-DE', 'MT', { Url: '' })] }), 'subtitles-vtt'),
    ).toEqual([]);
    expect(wantsFor(videoItem({ subtitleInfos: null }), 'subtitles-srt')).toEqual([]);
  });
});
