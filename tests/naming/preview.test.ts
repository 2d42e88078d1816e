import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '@/lib/naming/compile';
import { placeFile } from '@/lib/naming/place';
import { presets } from '@/lib/naming/presets';
import { previewPath } from '@/lib/naming/preview';
import { samples } from '@/lib/naming/samples';
import type { Template } from '@/lib/naming/template';
import { bytesOf } from './browser-rules';
import { makeContext, testId } from './make-context';

function compile(text: string): Template {
  const compiled = compileTemplate(text);
  if (!compiled.ok) throw new Error(text);
  return compiled.template;
}

describe('presets', () => {
  it.each(presets.map(({ id, text }) => [id, text]))('%s compiles', (_id, text) => {
    expect(compileTemplate(text).ok).toBe(true);
  });

  it('have ids of their own, and begin with what the settings begin with', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    const settings = readFileSync(new URL('../../lib/settings.ts', import.meta.url), 'utf8');
    expect(settings).toContain(`defaultTemplate = '${presets[0]?.text}'`);
  });
});

describe('samples', () => {
  const [long, silent, photo, far] = samples;

  it('are what they are there for', () => {
    expect(samples).toHaveLength(4);
    expect(long?.context.item.desc).toMatch(/\u200d.*:.*\n.*\u200c/s);
    expect(silent?.context.item.desc).toBe('');
    expect(photo?.context).toMatchObject({ num: 3, item: { photos: { length: 9 } } });
    expect(far?.context.item.author.nickname).toMatch(/\p{Script=Han}.*\p{Script=Arabic}/u);
  });

  it.each(
    presets.flatMap(({ id, text }) => samples.map((sample) => [id, sample.label, text, sample] as const)),
  )('%s, %s: the preview is the path that the file gets', (_id, _label, text, { context, suffix, ext }) => {
    const template = compile(text);
    const { folders, name, bytes } = previewPath(template, context, suffix, ext);
    expect([...folders, name].join('/')).toBe(placeFile(template, context, suffix, ext));
    expect(bytes).toBe(bytesOf(name));
  });
});

describe('changes', () => {
  it.each([
    ['{desc}_{awemeId}', {}, []],
    ['{desc}_{awemeId}', { desc: 'a: b? c:' }, ['`:` → `：`', '`?` → `？`']],
    ['{title|x}_{awemeId}', { desc: 'a: b' }, []],
    ['a:b/{awemeId}', {}, ['`:` → `：`']],
    ['{desc}_{awemeId}', { desc: '👨‍👩‍👧' }, ['joined emoji came apart']],
    ['{desc}_{awemeId}', { desc: '❤️‍🔥' }, ['joined emoji came apart']],
    ['{desc}_{awemeId}', { desc: 'a\n\nb' }, ['line breaks became spaces']],
    ['{desc}_{awemeId}', { desc: 'می‌خواهم' }, ['invisible characters left out']],
    ['{desc}/{awemeId}', { desc: '...and then' }, ['dots, spaces and ~ at the ends left out']],
    ['{desc}/{awemeId}', { desc: 'CON' }, ['`CON` → `CON_`']],
    ['{desc}_{awemeId}', { desc: 'CON' }, []],
    ['{desc:3}_{awemeId}', { desc: 'x'.repeat(400) }, []],
    ['{desc}_{awemeId}', { desc: `${'x'.repeat(400)}?` }, ['caption cut to 172']],
    ['{hashtags}_{awemeId}', { hashtags: ['a'.repeat(90), 'b'.repeat(90)] }, ['caption cut to 172']],
    ['{nickname}_{awemeId}', { nickname: 'x'.repeat(400) }, ['names cut to 172']],
    [`${'a'.repeat(250)}_{awemeId}`, {}, ['too long: named by the id alone']],
  ])('of %s with %j are %j', (text, more, changes) => {
    expect(previewPath(compile(text), makeContext(more), '', 'mp4').changes).toEqual(changes);
  });

  it('come with the folders, the name and its bytes', () => {
    expect(previewPath(compile('a/{desc}/{awemeId}'), makeContext({ desc: '字?' }), '_02', 'jpg')).toEqual({
      folders: ['a', '字？'],
      name: `${testId}_02.jpg`,
      bytes: 26,
      changes: ['`?` → `？`'],
    });
  });
});
