import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '@/lib/naming/compile';
import { fields } from '@/lib/naming/fields';
import type { Template } from '@/lib/naming/template';
import { anyText } from './arbitraries';
import { makeContext, testId } from './make-context';

function compile(text: string): Template {
  const compiled = compileTemplate(text);
  if (!compiled.ok) throw new Error(compiled.faults.map(({ sentence }) => sentence).join(' '));
  return compiled.template;
}

const id = '{awemeId}';
const none = { desc: '', title: '', music: null, hashtags: [], nickname: '' };

describe('rendering', () => {
  it.each([
    ['{awemeId}', {}, [testId]],
    ['a/{kind}/{awemeId}', {}, ['a', 'video', testId]],
    ['{desc}_{awemeId}', {}, [`A quiet pond_${testId}`]],
    [' {desc} -{awemeId}', {}, [` A quiet pond -${testId}`]],
    // Limits count what is seen
    ['{desc:7}_{awemeId}', {}, [`A quiet_${testId}`]],
    ['{desc:8}_{awemeId}', {}, [`A quiet_${testId}`]],
    ['{desc: 3 }_{awemeId}', { desc: '👍🏽🇳🇱e\u0301x' }, [`👍🏽🇳🇱é_${testId}`]],
    ['{desc:2}_{awemeId}', { desc: '👨‍👩‍👧' }, [`👨👩_${testId}`]],
    ['{awemeId:19}', {}, [testId]],
    // Fallbacks
    ['{title|desc}_{awemeId}', {}, [`A quiet pond_${testId}`]],
    ['{title|desc:1}_{awemeId}', { title: 'T' }, [`T_${testId}`]],
    ['{desc:40|title|no caption}_{awemeId}', none, [`no caption_${testId}`]],
    ['{desc|no caption:4}_{awemeId}', none, [`no caption:4_${testId}`]],
    ['{ desc | title | none }_{awemeId}', none, [`none_${testId}`]],
    ['{desc|kind}_{awemeId}', none, [`video_${testId}`]],
    ['{desc|kinds}_{awemeId}', none, [`kinds_${testId}`]],
    ['{desc|none}_{awemeId}', { desc: ' \u200d\ufeff\n' }, [`none_${testId}`]],
    ['{awemeId|desc}', {}, [testId]],
    // Braces
    ['{{{awemeId}}}', {}, [`{${testId}}`]],
    ['{{desc}}_{awemeId}', {}, [`{desc}_${testId}`]],
    ['{{/}}{awemeId}', {}, ['{', `}${testId}`]],
    // Values mean nothing
    ['{desc}_{awemeId}', { desc: '{awemeId} {{x}} $& $1 $`' }, [`{awemeId} {{x}} $& $1 $\`_${testId}`]],
    ['{desc}/{awemeId}', { desc: '../a/b' }, ['../a/b', testId]],
    ['{desc}_{awemeId}', { desc: ' two\n lines ' }, [`two lines_${testId}`]],
    // An empty field takes the separator before it, at the start the one after it
    ['{date}_{title}_{awemeId}', { createTime: 0 }, [testId]],
    ['a_{title}_{awemeId}', {}, [`a_${testId}`]],
    ['a - {title} - {awemeId}', {}, [`a - ${testId}`]],
    ['a._- {title}{awemeId}', {}, [`a${testId}`]],
    ['{title} - {awemeId}', {}, [testId]],
    ['{awemeId} - {title}', {}, [testId]],
    ['{awemeId}_{title}_{music}_{desc}', none, [testId]],
    ['{title}_{desc}_{awemeId}_x', none, [`${testId}_x`]],
    ['{awemeId}_[{title}]', {}, [`${testId}_[]`]],
    ['{awemeId}, {title}', {}, [`${testId},`]],
    ['_{title}_{awemeId}', {}, [`_${testId}`]],
    ['a/{title}-{desc}/{awemeId}', none, ['a', '', testId]],
    ['a_{title}/{awemeId}', {}, ['a', testId]],
    ['a_/{title}_{awemeId}', {}, ['a_', testId]],
    // Separators that a value ends or begins with are its own
    ['{desc}{title}_{awemeId}', { desc: 'x_' }, [`x__${testId}`]],
    ['{title}{desc}_{awemeId}', { desc: '_x' }, [`_x_${testId}`]],
  ])('%j with %j gives %j', (text, more, segments) => {
    expect(compile(text).render(makeContext(more))).toEqual(segments);
  });

  it('keeps the text that it was made from', () => {
    expect(compile('a/{awemeId}').text).toBe('a/{awemeId}');
  });
});

const clash = 'Two files could get the same name. Add {awemeId}.';
const start = "Names start inside your download folder. Begin with a folder's name, without a drive or /.";
const open = 'This { is never closed. Add a }, or write {{ for a brace in the name.';
const close = 'This } has no { before it. Write }} for a brace in the name.';
const missing = 'The name of a field is missing between { and }.';
const limit = 'After the : goes how many characters at most, from 1 to 999.';
const out = "Names can't lead out of your download folder: take the .. away.";
const dot = "A folder name can't end with a dot.";
const noFile = 'A file name is missing after the last /.';
const noFolder = 'The name of a folder is missing.';
const slash = 'Write / between folders, not \\.';

describe('faults', () => {
  it.each([
    ['', [['', 'Write a name, for example {awemeId}.']]],
    ['  ', [['  ', 'Write a name, for example {awemeId}.']]],
    // Fields
    [`{captoin}_${id}`, [['captoin', "{captoin} isn't a field. Did you mean {desc}?"]]],
    [`{dsec}_${id}`, [['dsec', "{dsec} isn't a field. Did you mean {desc}?"]]],
    [`{DESC:3}_${id}`, [['DESC:3', "{DESC} isn't a field. Did you mean {desc}?"]]],
    ['{id}', [['id', "{id} isn't a field. Did you mean {awemeId}?"]]],
    ['{aweme_id}', [['aweme_id', "{aweme_id} isn't a field. Did you mean {awemeId}?"]]],
    [
      '{username}/{id}',
      [
        ['username', "{username} isn't a field. Did you mean {uniqueId}?"],
        ['id', "{id} isn't a field. Did you mean {awemeId}?"],
      ],
    ],
    [`{zebrafish}_${id}`, [['zebrafish', "{zebrafish} isn't a field."]]],
    [`{constructor}_${id}`, [['constructor', "{constructor} isn't a field."]]],
    [`{zebra|desc}_${id}`, [['zebra', "{zebra} isn't a field."]]],
    [`{desc|zebra|title}_${id}`, [['zebra', "{zebra} isn't a field."]]],
    [`{}_${id}`, [['{}', missing]]],
    [`{ }_${id}`, [[' ', missing]]],
    [`{:40}_${id}`, [[':40', missing]]],
    [`{|desc}_${id}`, [['{|desc}', missing]]],
    [`{desc|}_${id}`, [['{desc|}', 'Write something after the |, or leave it out.']]],
    [`{desc| }_${id}`, [[' ', 'Write something after the |, or leave it out.']]],
    [`{desc:0}_${id}`, [['desc:0', limit]]],
    [`{desc:}_${id}`, [['desc:', limit]]],
    [`{desc:1000}_${id}`, [['desc:1000', limit]]],
    [`{desc:6x}_${id}`, [['desc:6x', limit]]],
    [`{desc|title:no}_${id}`, [['title:no', limit]]],
    [`{desc|a/b}_${id}`, [['{desc|a/b}', "A folder can't begin inside { }. Put the / outside."]]],
    // Braces
    [`${id}_{desc`, [['{', open]]],
    [`{desc ${id}`, [['{', open]]],
    [`${id}}`, [['}', close]]],
    // Paths
    [`/a/${id}`, [['/', start]]],
    [`~/a/${id}`, [['~', start]]],
    [`C:/a/${id}`, [['C:', start]]],
    [`../${id}`, [['..', out]]],
    [`a/.../${id}`, [['...', out]]],
    [`${id}/..`, [['..', out]]],
    [`a./${id}`, [['a.', dot]]],
    [`{desc}. /${id}`, [['{desc}. ', dot]]],
    [`./${id}`, [['.', noFolder]]],
    [`a//${id}`, [['//', noFolder]]],
    [`a/ /${id}`, [['/ ', noFolder]]],
    [`${id}/`, [['/', noFile]]],
    [`${id}/.`, [['/.', noFile]]],
    [`a\\${id}`, [['\\', slash]]],
    // What could overwrite
    ['{desc}', [['{desc}', clash]]],
    ['a/b', [['a/b', clash]]],
    ['{create}_{uniqueId}_{desc}', [['{create}_{uniqueId}_{desc}', clash]]],
    ['{awemeId:18}', [['{awemeId:18}', clash]]],
    ['{title|awemeId}', [['{title|awemeId}', clash]]],
    ['{{awemeId}}', [['{{awemeId}}', clash]]],
  ] as [text: string, faults: [marked: string, sentence: string][]][])('%j: %j', (text, expected) => {
    const compiled = compileTemplate(text);
    const faults = compiled.ok ? [] : compiled.faults;
    expect(faults.map((fault) => [text.slice(fault.start, fault.end), fault.sentence])).toEqual(expected);
  });

  it('come in the order of the text, all at once', () => {
    const compiled = compileTemplate('../a./{captoin}/}\\{desc:0}');
    const starts = compiled.ok ? [] : compiled.faults.map((fault) => fault.start);
    expect(starts).toEqual([0, 3, 7, 16, 17, 19]);
  });
});

const words = fc.constantFrom('a', ' ', '_', '-', '. x', '{{', '}}', '$&', 'con', '字', ':');
const name = fc.constantFrom(...Object.keys(fields));
const alternative = fc.oneof(
  name,
  fc.tuple(name, fc.integer({ min: 1, max: 999 })).map(([field, most]) => `${field}:${most}`),
);
const place = fc.array(alternative, { minLength: 1, maxLength: 3 }).map((names) => `{${names.join('|')}}`);
const piece = fc.oneof(words, place);
/** Every one is a good template. */
const goodTemplate = fc
  .tuple(fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 3 }), fc.array(piece, { maxLength: 4 }))
  .map(([folders, file]) =>
    [...folders.map((folder) => `f${folder.join('')}f`), `${file.join('')}{awemeId}`].join('/'),
  );

describe('any template', () => {
  it('that follows the grammar compiles, and renders one segment per slash and one', () => {
    fc.assert(
      fc.property(goodTemplate, anyText, anyText, (text, desc, nickname) => {
        const segments = compile(text).render(makeContext({ desc, nickname }));
        expect(segments).toHaveLength(text.split('/').length);
        expect(segments.at(-1)?.endsWith(testId)).toBe(true);
      }),
    );
  });

  it('either renders or is refused with sentences about places in it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, goodTemplate), anyText, (text, desc) => {
        const compiled = compileTemplate(text);
        if (compiled.ok) expect(compiled.template.render(makeContext({ desc })).join('')).toContain(testId);
        else expect(compiled.faults).not.toEqual([]);
        for (const { start: from, end, sentence } of compiled.ok ? [] : compiled.faults) {
          expect(0 <= from && from <= end && end <= text.length).toBe(true);
          expect(sentence).toMatch(/^[A-Z{].*[.?]$/s);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never looks for fields in what a value says', () => {
    fc.assert(
      fc.property(name, (field) => {
        const desc = `{${field}} {{${field}}} $& \${${field}}`;
        expect(compile('{desc}{awemeId}').render(makeContext({ desc }))).toEqual([desc + testId]);
      }),
    );
  });
});
