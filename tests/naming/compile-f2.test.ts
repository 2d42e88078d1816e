import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '@/lib/naming/compile';
import { placeFile, suffixOf, withId } from '@/lib/naming/place';
import { presets } from '@/lib/naming/presets';
import { previewPath } from '@/lib/naming/preview';
import type { NameContext, Template } from '@/lib/naming/template';
import { anyText } from './arbitraries';
import { bytesOf, chromiumKeeps, firefoxKeeps } from './browser-rules';
import { makeContext } from './make-context';

function compile(text: string): Template {
  const compiled = compileTemplate(text);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.template;
}

const preset = (id: string) => compile(presets.find((one) => one.id === id)?.text ?? '');
const flat = preset('f2');
const folders = preset('f2-folders');

/** The worked example of f2-behaviour.md §6.5. */
const example = { createTime: 1_697_889_407, desc: 'Hello, wörld! 🎉 #fun 中文\nline2', uniqueId: 'uq' };
const name = '2023-10-21 19-56-47_Hello__w_rld____#fun_中文_line2';

describe('the preset "As f2"', () => {
  it.each<[source: string, about: Partial<NameContext>, folder: string]>([
    ['post', {}, 'one/uq'],
    ['posts', { owner: 'newer' }, 'post/uq'],
    ['likes', { owner: 'fan' }, 'like/fan'],
    ['favorites', { owner: 'fan' }, 'collect/fan'],
    ['playlist', { owner: 'uq' }, 'mix/uq'],
    ['search', {}, 'search/uq'],
    ['hashtag', {}, 'hashtag/uq'],
  ])('puts %s where f2 does', (source, about, folder) => {
    const context = makeContext(example, { source, ...about });
    const path = `Download/tiktok/${folder}/${name}`;
    expect(placeFile(flat, context, '', 'mp4')).toBe(`${path}_video.mp4`);
    expect(placeFile(folders, context, '_music', 'mp3')).toBe(`${path}/${name}_music.mp3`);
  });

  it.each([
    ['', 'mp4', '_video'],
    ['', 'txt', '_desc'],
    ['_music', 'mp3', '_music'],
    ['_cover', 'jpg', '_cover'],
    ['_cover_animated', 'webp', '_cover'],
    ['_02', 'jpg', '_02'],
  ])('ends %s .%s in %s', (suffix, ext, other) => expect(suffixOf(flat, suffix, ext)).toBe(other));

  it('keeps long captions as f2 cuts them, in names that both browsers take', () => {
    const desc = 'x'.repeat(500);
    const path = placeFile(folders, makeContext({ ...example, desc }), '', 'mp4');
    const long = `2023-10-21 19-56-47_${'x'.repeat(129)}......${'x'.repeat(64)}`;
    expect(path).toBe(`Download/tiktok/post/uq/${long}/${long}_video.mp4`);
  });

  it('is kept by both browsers, whatever the post says', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(flat, folders), (desc, uniqueId, template) => {
        const path = placeFile(template, makeContext({ desc: desc.repeat(9), uniqueId }), '', 'mp4');
        expect(path).toMatch(/_video\.mp4$/);
        for (const part of path.split('/')) {
          expect([chromiumKeeps(part), firefoxKeeps(part)], path).toEqual([true, true]);
          expect(bytesOf(part)).toBeLessThanOrEqual(240);
        }
      }),
    );
  });

  it('gives the later of two posts of one second and caption its id', () => {
    const path = placeFile(flat, makeContext(example), '', 'mp4');
    expect(withId(path, '71', '_video')).toBe(`Download/tiktok/post/uq/${name}_71_video.mp4`);
  });

  it('is previewed like any other', () => {
    const { folders: shown, changes } = previewPath(flat, makeContext(example), '', 'mp4');
    expect(shown).toEqual(['Download', 'tiktok', 'post', 'uq']);
    expect(changes).toEqual([]);
  });
});

describe('a pattern of f2', () => {
  it.each<[text: string, path: string]>([
    ['f2:{nickname}/{uid}/{aweme_id}', 'N_/6811111111111111117/7411111111111111119_video.mp4'],
    ['f2:a/{{{create:.4}}}', 'a/{2023}_video.mp4'],
    ['f2:{uniqueId}x', 'x_video.mp4'],
  ])('%s', (text, path) => {
    expect(placeFile(compile(text), makeContext({ ...example, nickname: 'Né' }), '', 'mp4')).toBe(path);
  });

  it('gives the handle where f2 has it: of single posts', () => {
    const context = makeContext(example, { source: 'post' });
    expect(placeFile(compile('f2:{uniqueId}'), context, '', 'mp4')).toBe('uq_video.mp4');
  });

  it.each<[text: string, start: number, end: number]>([
    ['f2:', 0, 0],
    ['f2:{awemeId}', 3, 12],
    ['f2:{create', 3, 4],
    ['f2:../{desc}', 3, 5],
    ['f2:/{desc}', 3, 4],
    ['f2:a\\{desc}', 4, 5],
    ['f2:a//{desc}', 4, 6],
  ])('%s is refused at its place', (text, start, end) => {
    const compiled = compileTemplate(text);
    if (compiled.ok) throw new Error('accepted');
    expect(compiled.faults[0]).toMatchObject(text === 'f2:' ? {} : { start, end });
  });
});
