import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assets, wantsOf } from '@/lib/assets';
import { formatFileName } from '@/lib/naming/as-f2';
import { compileTemplate } from '@/lib/naming/compile';
import { placeFile, suffixOf, withId } from '@/lib/naming/place';
import { presets } from '@/lib/naming/presets';
import { previewPath } from '@/lib/naming/preview';
import type { Item } from '@/lib/tiktok/item';
import { readItem } from '@/lib/tiktok/read-item';
import { defaultChoices } from '../assets/default-choices';
import { bytesOf, chromiumKeeps, firefoxKeeps, windowsKeeps } from '../naming/browser-rules';
import { wireGear, wirePhotoItem, wireVideoItem } from '../tiktok/wire';
import { cases, patience } from './cases';
import { expectBegun, expectOwnLink, expectUnpolluted } from './expectations';
import { damaged, type Edit, edits, hostileText } from './hostile';

const bases = fc.constantFrom<Record<string, unknown>>(wireVideoItem(), wirePhotoItem(2));

/** A post as it comes out of a damaged reply; the undamaged one where nothing does. */
function postFrom(base: unknown, changes: readonly Edit[]): Item {
  const read = readItem(damaged(base, changes));
  if (read.ok) return read.item;
  const whole = readItem(base);
  if (!whole.ok) throw new Error('the base is unreadable');
  return whole.item;
}

/** A path that stays in the download folder and that every browser and system takes as it is. */
function expectInside(path: string, limits: { pathUnits: number; componentBytes: number }): void {
  expect(path.length).toBeLessThanOrEqual(limits.pathUnits);
  for (const name of path.split('/')) {
    const kept = [chromiumKeeps(name), firefoxKeeps(name), windowsKeeps(name)];
    expect([path, ...kept, name === '..']).toEqual([path, true, true, true, false]);
    expect(bytesOf(name)).toBeLessThanOrEqual(limits.componentBytes);
  }
}

const ours = { pathUnits: 200, componentBytes: 200 };

describe('files of any post', () => {
  it('come from TikTok alone, or are text', { timeout: patience }, () => {
    const ids = assets.map(({ id }) => id);
    fc.assert(
      fc.property(bases, edits, fc.array(hostileText, { maxLength: 3 }), (base, changes, languages) => {
        const item = postFrom(base, changes);
        for (const subtitleLanguages of ['all' as const, languages]) {
          const wants = wantsOf(item, ids, { ...defaultChoices, subtitleLanguages });
          for (const { want } of wants) {
            if (want.body.kind === 'fetch') for (const { url } of want.body.candidates) expectOwnLink(url);
            if (want.body.kind === 'text') expect(want.body.text.isWellFormed()).toBe(true);
            if (want.body.kind === 'gather')
              expect(want.body.gathering.ask(want.body.gathering.start).path).toMatch(/^\/api\//);
            expect(want.ext).toMatch(/^[a-z\d]{3,4}$/);
            expect(want.suffix).not.toMatch(/[/\\]|\.\./);
          }
        }
        expectUnpolluted();
      }),
      cases(0.3),
    );
  });

  it('are what transfers take, however many there are', { timeout: patience }, () => {
    const many = fc.constantFrom([0, 0], [3, 3], [12, 12], [500, 3], [12, 500], [60, 60]);
    fc.assert(
      fc.property(bases, edits, many, (base, changes, [gears = 0, mirrors = 0]) => {
        const links = (name: number) =>
          Array.from({ length: mirrors }, (_, at) => `https://v16.tiktokcdn.com/${name}/${at}`);
        const bitrateInfo = Array.from({ length: gears }, (_, at) =>
          wireGear('', {}, { UrlList: links(at) }),
        );
        const subtitleInfos = links(-1).map((Url) => ({ Url, LanguageCodeName: 'en' }));
        const images = bitrateInfo.map(() => ({ imageURL: links(-2) }));
        const more = base['imagePost']
          ? { imagePost: { images } }
          : { video: { bitrateInfo, subtitleInfos } };
        expectBegun(postFrom({ ...base, ...more }, changes));
      }),
      cases(0.3),
    );
  });

  const field = fc.constantFrom(
    '{desc}',
    '{awemeId}',
    '{uniqueId}/',
    '{nickname|title|x}',
    '{hashtags:9}',
    '{title}',
    '{music}',
    '/',
    '../',
    '{{',
    '}}',
  );
  const template = fc.oneof(
    fc.constantFrom(...presets.map(({ text }) => text)),
    hostileText,
    fc.array(fc.oneof(field, hostileText), { maxLength: 6 }).map((parts) => `${parts.join('')}{awemeId}`),
    fc
      .array(fc.oneof(field, hostileText), { maxLength: 6 })
      .map((parts) => `f2:${parts.join('')}{desc}_{aweme_id}`),
  );
  const place = fc.record({
    source: hostileText,
    folder: hostileText,
    num: fc.integer({ min: 1, max: 40 }),
    owner: hostileText,
  });

  it('stay in the download folder, whatever names them', { timeout: patience }, () => {
    fc.assert(
      fc.property(
        template,
        bases,
        edits,
        place,
        fc.constantFrom('', '_02', '_music', '.eng-US'),
        (text, base, changes, about, suffix) => {
          const compiled = compileTemplate(text);
          if (!compiled.ok) {
            expect(compiled.faults.length).toBeGreaterThan(0);
            return;
          }
          const context = { item: postFrom(base, changes), ...about };
          const path = placeFile(compiled.template, context, suffix, 'mp4');
          expectInside(path, compiled.template.limits ?? ours);
          const other = withId(path, context.item.awemeId, suffixOf(compiled.template, suffix, 'mp4'));
          expectInside(other, compiled.template.limits ?? ours);
          const shown = previewPath(compiled.template, context, suffix, 'mp4');
          expect([...shown.folders, shown.name].join('/')).toBe(path);
        },
      ),
      cases(0.1),
    );
  });

  it('have f2’s names, whatever it is told', { timeout: patience }, () => {
    fc.assert(
      fc.property(template, hostileText, hostileText, (text, desc, nickname) => {
        const told = formatFileName(text, { desc, nickname, createTime: desc }, { [nickname]: desc });
        const faults = typeof told === 'string' ? [] : told;
        for (const { start, end, sentence } of faults) {
          expect([start >= 0, start <= end, end <= text.length]).toEqual([true, true, true]);
          expect(sentence).toMatch(/^[A-Z{].*\.$/s);
        }
        if (typeof told !== 'string') expect(faults).not.toEqual([]);
        if (text !== '' && !/[{}]/.test(text)) expect(told).toBe(text);
        expect(bytesOf(String(formatFileName('{desc}', { desc: desc.repeat(20) })))).toBeLessThanOrEqual(200);
        expectUnpolluted();
      }),
      cases(0.5),
    );
  });
});
