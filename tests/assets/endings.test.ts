import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wantsOf } from '@/lib/assets';
import { pathKey } from '@/lib/naming/place';
import { safePath } from '@/lib/naming/safe-path';
import { wirePhotoItem } from '../tiktok/wire';
import { defaultChoices } from './default-choices';
import { endings, itemOf, videoItem } from './items';

const language = fc.oneof(
  fc.constantFrom(
    'eng-US',
    'ENG-us',
    'deu-DE',
    'info',
    'comments',
    '',
    '../x',
    'a.b',
    '中文',
    'x'.repeat(90),
  ),
  fc.string(),
);
const subtitleInfos = fc.array(
  fc.record({
    LanguageCodeName: language,
    Source: fc.constantFrom('ASR', 'MT', 'LC', ''),
    Format: fc.constantFrom('webvtt', 'creator_caption', ''),
    Url: fc.constant('https://v16-webapp.tiktok.com/a/'),
  }),
);

it('of all files of a video never collide, also on disks that ignore case and once names are made safe', () => {
  fc.assert(
    fc.property(subtitleInfos, (infos) => {
      const item = videoItem({ subtitleInfos: infos });
      const names = endings(item).map((ending) => {
        const at = ending.lastIndexOf('.');
        return pathKey(safePath(['a'], ending.slice(0, at), ending.slice(at + 1)));
      });
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => name.includes('/'))).toEqual([]);
    }),
  );
});

it('of a photo post never collide', () => {
  const names = endings(itemOf(wirePhotoItem(120)));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(120 + 5);
});

it('stay apart when only the extension that bytes prove differs', () => {
  const all = ['video', 'cover', 'cover-animated', 'avatar', 'video-music'];
  const pictures = wantsOf(videoItem({}), all, defaultChoices).map(({ want }) => want.suffix);
  expect(new Set(pictures).size).toBe(all.length);
});
