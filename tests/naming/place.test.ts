import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '@/lib/naming/compile';
import { pathKey, placeFile, withId } from '@/lib/naming/place';
import { presets } from '@/lib/naming/presets';
import { safePath } from '@/lib/naming/safe-path';
import type { NameContext, Template } from '@/lib/naming/template';
import { anyId, anyText } from './arbitraries';
import { bytesOf, chromiumKeeps, firefoxKeeps, windowsKeeps } from './browser-rules';
import { makeContext, testId } from './make-context';

function compile(text: string): Template {
  const compiled = compileTemplate(text);
  if (!compiled.ok) throw new Error(text);
  return compiled.template;
}

function place(text: string, context: NameContext, suffix = '', ext = 'mp4'): string {
  return placeFile(compile(text), context, suffix, ext);
}

/** Within our own limits (which leave room for the browser's ` (1)`), and kept by everybody. */
function expectSafe(path: string): void {
  expect(path.length).toBeLessThanOrEqual(200);
  for (const name of path.split('/')) {
    expect([chromiumKeeps(name), firefoxKeeps(name), windowsKeeps(name)], path).toEqual([true, true, true]);
    expect(bytesOf(name)).toBeLessThanOrEqual(200);
  }
  expect(bytesOf(path.slice(path.lastIndexOf('/') + 1)) + bytesOf(' (1)')).toBeLessThanOrEqual(201);
}

describe('safePath', () => {
  it.each([
    [['a', 'b'], '', 'mp4', 'a/b.mp4'],
    [['a', '', ' . ', 'b'], '', 'mp4', 'a/b.mp4'],
    [['a', ''], '_02', 'jpg', 'a/__02.jpg'],
    [['..', 'b/c'], '', 'mp4', 'b／c.mp4'],
    [['con', 'con'], '', 'mp4', 'con_/con_.mp4'],
    [['b'], '.en/US', 'vtt', 'b.en／US.vtt'],
    [['b'], ' .. ', 'txt', 'b.txt'],
    [['b'], '', '', 'b'],
    [['b'], '', '.mp4', 'b.mp4'],
    [['b'], '', 'lnk', 'b_lnk'],
    [['thumbs'], '', 'db', 'thumbs_.db'],
    [['b.'], '', 'mp4', 'b.mp4'],
    [[], '', 'mp4', '_.mp4'],
    [['x'.repeat(300)], '_02', 'jpg', `${'x'.repeat(189)}_02.jpg`],
    [['y'.repeat(300), 'z'.repeat(300), 'x'], '', 'jpg', `${'y'.repeat(59)}/${'z'.repeat(59)}/x.jpg`],
    [['y', 'z'.repeat(300), 'x'], '', 'jpg', `y/${'z'.repeat(59)}/x.jpg`],
  ])('%j, %j, %j becomes %j', (segments, suffix, ext, path) => {
    expect(safePath(segments, suffix, ext)).toBe(path);
  });

  it('is safe whatever comes in, and leaves what is safe alone', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 30 }), anyText, (segments, suffix) => {
        const path = safePath(segments, suffix, 'jpg');
        expectSafe(path);
        expect(path.endsWith('.jpg')).toBe(true);
        const plain = safePath(segments, '', 'jpg');
        expect(safePath(plain.slice(0, -4).split('/'), '', 'jpg')).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });
});

describe('placeFile', () => {
  const long = 'pond '.repeat(100);

  it.each([
    ['TikTok/{uniqueId}/{desc}_{awemeId}', {}, `TikTok/mossy.stone/A quiet pond_${testId}.mp4`],
    ['{uniqueId}/{awemeId}', { uniqueId: 'mossy.' }, `mossy/${testId}.mp4`],
    ['{desc}/{awemeId}', { desc: '../../etc' }, `／..／etc/${testId}.mp4`],
    ['{title}/{awemeId}', {}, `${testId}.mp4`],
    ['{awemeId}/{desc}', { desc: '' }, `${testId}/${testId}.mp4`],
    ['{awemeId}/{desc}', { desc: '...' }, `${testId}/${testId}.mp4`],
    ['{desc}_{awemeId}', { desc: 'why: "no"?' }, `why： ＂no＂？_${testId}.mp4`],
    ['a/con/{awemeId}', {}, `a/con_/${testId}.mp4`],
    // The caption gives way, then other words, then all but the id
    ['{awemeId}_{desc}', { desc: 'x'.repeat(500) }, `${testId}_${'x'.repeat(172)}.mp4`],
    ['{title}_{awemeId}', { title: 'x'.repeat(500) }, `${'x'.repeat(172)}_${testId}.mp4`],
    ['{desc}_{awemeId}', { desc: '字'.repeat(500) }, `${'字'.repeat(57)}_${testId}.mp4`],
    ['{desc}_{awemeId}', { desc: '🇳🇱'.repeat(50) }, `${'🇳🇱'.repeat(21)}_${testId}.mp4`],
    [
      '{desc:5}_{nickname}_{awemeId}',
      { desc: long, nickname: 'n'.repeat(300) },
      `p_${'n'.repeat(170)}_${testId}.mp4`,
    ],
    [
      '{desc}/{desc}_{awemeId}',
      { desc: 'x'.repeat(99) },
      `${'x'.repeat(87)}/${'x'.repeat(87)}_${testId}.mp4`,
    ],
    ['{nickname}/{awemeId}', { nickname: 'n'.repeat(150) }, `${'n'.repeat(119)}/${testId}.mp4`],
    [`${'a'.repeat(220)}_{awemeId}`, {}, `${testId}.mp4`],
    [
      `${'a'.repeat(150)}/${'b'.repeat(150)}/{awemeId}`,
      {},
      `${'a'.repeat(59)}/${'b'.repeat(59)}/${testId}.mp4`,
    ],
    [`{awemeId}/${'b'.repeat(150)}/x`, {}, `${testId}/${'b'.repeat(59)}/${testId}.mp4`],
  ])('%s with %j goes to %s', (text, more, path) => {
    expect(place(text, makeContext(more))).toBe(path);
  });

  it('shortens for the suffix and the extension, never them', () => {
    const path = place('{desc}_{awemeId}', makeContext({ desc: 'x'.repeat(500) }), '_music', 'mp3');
    expect(path).toBe(`${'x'.repeat(166)}_${testId}_music.mp3`);
  });

  it('uses as much of the caption as there is room for', () => {
    const context = makeContext({ desc: 'x'.repeat(500) }, { folder: 'f'.repeat(90) });
    expect(place('{uniqueId}/{desc}_{awemeId}', context)).toHaveLength(200);
  });

  it('is safe and says the id, whatever the post says', () => {
    // f2's names have no id, and lengths of their own: compile-f2.test.ts.
    const ours = presets.filter(({ text }) => !text.startsWith('f2:'));
    const templates = ours.map((preset) => compile(preset.text));
    const more = [
      '{nickname}/{desc}/{hashtags}/{awemeId}',
      '{music} {title:9|desc} {secUid} {awemeId} {region}',
    ];
    const all = [...templates, ...more.map(compile)];
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.record({
          desc: anyText,
          title: anyText,
          nickname: anyText,
          uniqueId: anyText,
          locationCreated: anyText,
        }),
        fc.array(anyText, { maxLength: 3 }),
        anyId,
        fc.constantFrom('', '_02', '_music', '.en'),
        (template, words, hashtags, awemeId, suffix) => {
          const path = placeFile(template, makeContext({ ...words, hashtags, awemeId }), suffix, 'mp4');
          expectSafe(path);
          expect(path).toContain(awemeId);
          expect(path.endsWith(`${suffix}.mp4`)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('pathKey', () => {
  it.each([
    ['A/b.MP4', 'a/B.mp4', true],
    ['e\u0301.mp4', 'É.mp4', true],
    ['straße', 'STRASSE', true],
    ['ΣΑΣ', 'σας', true],
    ['ſ', 'S', true],
    ['字', '字', true],
    ['a b', 'a_b', false],
    ['：', ':', false],
    ['a/b', 'a／b', false],
    ['é', 'e', false],
  ])('of %j and %j: the same is %j', (one, other, same) => {
    expect(pathKey(one) === pathKey(other)).toBe(same);
  });

  it('is small letters in NFC', () => {
    expect(pathKey('A/E\u0301.MP4')).toBe('a/é.mp4');
  });

  it('does not see case or normal forms', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = pathKey(text);
        for (const same of [text.toUpperCase(), text.normalize('NFD'), text.normalize('NFC')]) {
          expect(pathKey(same)).toBe(key);
        }
      }),
    );
  });
});

describe('withId', () => {
  it.each([
    ['a/b.mp4', undefined, `a/b_${testId}.mp4`],
    ['b.mp4', undefined, `b_${testId}.mp4`],
    ['a.b/c', undefined, `a.b/c_${testId}`],
    ['a/b_02.jpg', '_02', `a/b_${testId}_02.jpg`],
    ['a/b_02.jpg', undefined, `a/b_02_${testId}.jpg`],
    ['a/b_02.jpg', '_03', `a/b_02_${testId}.jpg`],
    ['a/b_02_c.jpg', '_02', `a/b_02_c_${testId}.jpg`],
    ['a/_02.jpg', '_02', `a/${testId}_02.jpg`],
    ['a/b.c d.mp4', undefined, `a/b.c d_${testId}.mp4`],
    [`a/${'x'.repeat(190)}.mp4`, undefined, `a/${'x'.repeat(172)}_${testId}.mp4`],
    [`a/${'字'.repeat(60)}_02.jpg`, '_02', `a/${'字'.repeat(56)}_${testId}_02.jpg`],
  ])('%s (%s) becomes %s', (path, suffix, other) => {
    expect(withId(path, testId, suffix)).toBe(other);
  });

  it('is another path for every post, safe, in the same folder, with the same extension', () => {
    const suffixes = fc.constantFrom('', '_02', '_music');
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 5 }),
        anyId,
        anyId,
        suffixes,
        (segments, one, other, suffix) => {
          fc.pre(one !== other);
          const path = safePath(segments, suffix, 'webp');
          const renamed = withId(path, one, suffix);
          expectSafe(renamed);
          expect(renamed).not.toBe(path);
          expect(pathKey(renamed)).not.toBe(pathKey(path));
          expect(pathKey(renamed)).not.toBe(pathKey(withId(path, other, suffix)));
          expect(renamed.slice(0, renamed.lastIndexOf('/') + 1)).toBe(
            path.slice(0, path.lastIndexOf('/') + 1),
          );
          expect(renamed.endsWith(`${one}${suffix}.webp`)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
