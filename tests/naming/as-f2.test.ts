import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AwemeData, formatFileName, replaceT, splitFilename } from '@/lib/naming/as-f2';
import { sanitize, timestamp2Str } from '@/lib/tiktok/f2-text';
import { describeSamples, readRows } from '../tiktok/samples';
import { anyText } from './arbitraries';
import { bytesOf } from './browser-rules';

const data: AwemeData = {
  createTime: '2023-10-21 19-56-47',
  nickname: '____Hyemin',
  aweme_id: '7316948869764484384',
  desc: 'd',
  uid: 6555,
};

describe('formatFileName', () => {
  it.each<[template: string, name: string]>([
    ['{create}_{desc}', '2023-10-21 19-56-47_d'],
    ['{nickname}-{uniqueId}-{uid}-{aweme_id}', '____Hyemin--6555-7316948869764484384'],
    ['{{{desc}}}', '{d}'],
    ['{aweme_id:.4}|{desc:>3}|{desc:*^4}|{desc!s:-<3}', '7316|  d|*d**|d--'],
    ['plain', 'plain'],
  ])('%s', (template, name) => expect(formatFileName(template, data)).toBe(name));

  it('takes custom fields as they are, also in the place of its own', () => {
    const custom = { location: 'New York', desc: 'x'.repeat(300), yes: true, none: null };
    const name = `${'x'.repeat(300)} New York True None`;
    expect(formatFileName('{desc} {location} {yes} {none}', data, custom)).toBe(name);
  });

  it('prints what is null as None, and what is absent as nothing', () => {
    expect(formatFileName('{uid}_{uniqueId}', { uid: null })).toBe('None_');
  });

  it.each<[template: string, places: [start: number, end: number][]]>([
    ['', [[0, 0]]],
    ['{create}_{title}', [[9, 16]]],
    ['{}', [[0, 2]]],
    ['{desc', [[0, 1]]],
    [
      'a}b{x}',
      [
        [1, 2],
        [3, 6],
      ],
    ],
    ['{desc!r}', [[0, 8]]],
    ['{desc[0]}', [[0, 9]]],
    ['{desc:d}', [[0, 8]]],
  ])('%j is refused with a sentence', (template, places) => {
    const faults = formatFileName(template, data);
    if (typeof faults === 'string') throw new Error(faults);
    expect(faults.map(({ start, end }) => [start, end])).toEqual(places);
    for (const { sentence } of faults) expect(sentence).toMatch(/^[A-Z{].*\.$/);
  });
});

describe('splitFilename', () => {
  it.each([
    ['a'.repeat(200), 'a'.repeat(200)],
    ['a'.repeat(201), `${'a'.repeat(129)}......${'a'.repeat(64)}`],
    ['中'.repeat(67), `${'中'.repeat(43)}......${'中'.repeat(21)}`],
    ['  a \t\n b\u3000\u0085\u001c', 'a b'],
    ['a\ufeffb', 'a\ufeffb'],
    ['', ''],
  ])('%j', (text, cut) => expect(splitFilename(text)).toBe(cut));

  it('takes another limit', () =>
    expect(splitFilename('abcdefghijklmnopqrs', 18)).toBe('abcdefgh......pqrs'));

  it('stays within the limit and breaks no character', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 60 }), (texts) => {
        const text = texts.join('').toWellFormed();
        const cut = splitFilename(text);
        expect(bytesOf(cut)).toBeLessThanOrEqual(200);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('replaceT', () => {
  it.each([
    ['a b', 'a_b'],
    ['É#中ñ', '_#中_'],
    ['龥龦䷿', '龥__'],
    ['👨‍👩‍👧', '_____'],
    [null, null],
    [
      ['a b', null, 0, 5],
      ['a_b', '', '', 5],
    ],
  ])('%j', (value, text) => expect(replaceT(value)).toEqual(text));
});

describe('timestamp2Str', () => {
  it.each([
    [1697889407, '2023-10-21 19-56-47'],
    ['1620000000', '2021-05-03 08-00-00'],
    [1697889407000, '2023-10-21 19-56-47'],
    [1.5, '1970-01-01 08-00-01'],
    [null, 'Invalid timestamp'],
    [0, 'Invalid timestamp'],
    ['invalid_timestamp', 'Invalid timestamp'],
    [Number.MAX_VALUE, 'Invalid timestamp'],
    [
      [1697889407, null],
      ['2023-10-21 19-56-47', 'Invalid timestamp'],
    ],
  ])('%j', (value, text) => expect(timestamp2Str(value)).toEqual(text));
});

interface Row {
  in: {
    op?: string;
    era?: 'seed';
    template?: string;
    raw?: boolean;
    aweme_data?: AwemeData;
    custom_fields?: Record<string, unknown>;
    text?: unknown;
    ts?: unknown;
  };
  out: unknown;
}

/** What f2's filters make of a reply's own words, before they are put into a name. */
function filtered(raw: AwemeData): AwemeData {
  const { nickname, desc } = raw;
  return {
    ...raw,
    createTime: timestamp2Str(raw.createTime),
    ...(typeof nickname === 'string' ? { nickname: sanitize(nickname) } : {}),
    ...(typeof desc === 'string' ? { desc: sanitize(desc) } : {}),
  };
}

describeSamples('every name that f2 was asked for (its later era)', () => {
  const rows = readRows<Row>('f2-naming.jsonl').filter(
    ({ in: { op, era } }) => era === undefined && op === undefined,
  );

  it.each(rows)(
    '$in.template $in.aweme_data.desc',
    ({ in: { template = '', raw, aweme_data = {}, custom_fields }, out }) => {
      const name = formatFileName(template, raw ? filtered(aweme_data) : aweme_data, custom_fields);
      if (typeof out === 'string') expect(name).toBe(out);
      else expect(name).toBeInstanceOf(Array);
    },
  );

  const functions: Record<string, (row: Row['in']) => unknown> = {
    replaceT: ({ text }) => replaceT(text),
    timestamp_2_str: ({ ts }) => timestamp2Str(ts),
  };
  it.each(readRows<Row>('f2-naming.jsonl').filter(({ in: { op = '' } }) => op in functions))(
    '$in.op $in.text $in.ts',
    ({ in: row, out }) => expect(functions[row.op ?? '']?.(row)).toEqual(out),
  );
});
