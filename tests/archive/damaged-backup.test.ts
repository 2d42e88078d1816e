import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesIn } from '@/components/archive/lines-in';
import { backup } from '@/lib/archive/exports/backup';
import { importFor } from '@/lib/archive/imports';
import { tellDamage } from '@/lib/archive/imports/backup-damage';
import { clipkeep, readBackupLines } from '@/lib/archive/imports/clipkeep';
import type { Reading } from '@/lib/archive/imports/reading';
import { makePost } from '../components/rows';
import { freshDb, makeUser, savedFile, textOf } from './kept';

const idAt = (at: number) => `75300000000000000${10 + at}`;
let text = '';
let lines: string[] = [];
let whole: Reading;

beforeAll(async () => {
  const db = freshDb();
  await db.files.bulkAdd(Array.from({ length: 6 }, (_, at) => savedFile(idAt(at), { pathKey: `k${at}` })));
  await db.posts.bulkAdd([makePost(idAt(0), 'sea 🌊'), makePost(idAt(1), 'hills')]);
  await db.users.add(makeUser('MS4wExample'));
  text = await textOf(backup, db);
  lines = text.trimEnd().split('\n');
  whole = clipkeep.read(text);
});

/** Rows of a reading, of every kind, as lines of text. */
function rowsOf({ found, posts, users }: Reading): string[] {
  return [...found, ...posts, ...users].map((row) => JSON.stringify(row));
}

/** Nothing comes in that was not in the backup, nothing twice. */
function expectSound(reading: Reading): void {
  const [rows, all] = [rowsOf(reading), rowsOf(whole)];
  expect(rows.filter((row) => !all.includes(row))).toEqual([]);
  expect(new Set(rows).size).toBe(rows.length);
}

const linesWithout = (...gone: number[]) => lines.filter((_, at) => !gone.includes(at)).join('\n');
const spoil = (at: number, change: (line: string) => string) =>
  lines.map((line, n) => (n === at ? change(line) : line)).join('\n');
const rest = 'Everything else in it is sound.';
const cutOff = 'The end of this backup is missing: it was cut off.';

describe('a backup', () => {
  it('that is whole has no notes', () => {
    expect(lines).toHaveLength(11);
    expect(whole).toMatchObject({ unreadable: 0, notes: [] });
    expect(rowsOf(whole)).toHaveLength(9);
  });

  it('after two hundred thousand others is told of as one', () => {
    const none = { files: 0, posts: 0, users: 0 };
    const head = { clipkeep: 1, madeAt: 1, counts: { ...none, files: 2 } };
    const sections = Array(200_000).fill({ head, end: head.counts });
    const told = tellDamage({ sections, sound: none, damaged: none, unknown: 0 });
    expect(told).toContain('Missing altogether: 2 files.');
  });

  // Line 0 is the head, 1 the creator, 2 and 3 captions, 4 to 9 files, 10 the end.
  it.each<[string, () => string, number, string[]]>([
    ['with a byte order mark', () => `\uFEFF${text}`, 9, []],
    ['with the line ends of Windows', () => text.replaceAll('\n', '\r\n'), 9, []],
    ['with its lines doubled', () => lines.flatMap((line) => [line, line]).join('\n'), 9, []],
    [
      'with its files in another order',
      () => [lines[0], ...lines.slice(1, 10).reverse(), lines[10]].join('\n'),
      9,
      [],
    ],
    ['without two of its files', () => linesWithout(5, 7), 7, ['Missing altogether: 2 files.', rest]],
    [
      'without a creator and a caption',
      () => linesWithout(1, 2),
      7,
      ['Missing altogether: 1 caption and 1 creator.', rest],
    ],
    ['cut before its end', () => linesWithout(10), 9, []],
    [
      'cut after three files',
      () => linesWithout(7, 8, 9, 10),
      6,
      [cutOff, 'Missing altogether: 3 files.', rest],
    ],
    [
      'cut in the middle of a file',
      () => `${linesWithout(6, 7, 8, 9, 10)}\n${lines[6]?.slice(0, 40)}`,
      5,
      ['Damaged and left out: 1 file.', cutOff, 'Missing altogether: 3 files.', rest],
    ],
    ['without its first line', () => linesWithout(0), 9, ['The first line is missing or damaged.']],
    [
      'with nothing but its files',
      () => lines.slice(4, 10).join('\n'),
      6,
      ['The first line is missing or damaged.', cutOff, rest],
    ],
    [
      'with another sign in a path',
      () => spoil(4, (line) => line.replace('tin.kettle', 'tim.kettle')),
      8,
      ['Damaged and left out: 1 file.', rest],
    ],
    [
      'with another digit in an id',
      () => spoil(4, (line) => line.replaceAll(idAt(0), idAt(7))),
      8,
      ['Damaged and left out: 1 file.', rest],
    ],
    [
      'with a damaged beginning',
      () => spoil(0, (line) => `X${line}`),
      9,
      ['The first line is missing or damaged.', 'Damaged and left out: 1 other line.', rest],
    ],
    [
      'with damage of every kind',
      () => lines.map((line, at) => ([1, 2, 4, 5].includes(at) ? line.slice(0, -1) : line)).join('\n'),
      5,
      ['Damaged and left out: 2 files, 1 caption, and 1 creator.', rest],
    ],
    [
      'with wrong counts, written by hand',
      () =>
        [`{"clipkeep":1,"madeAt":0,"counts":{"files":9,"posts":0,"users":0}}`, ...lines.slice(1, 10)].join(
          '\n',
        ),
      9,
      [cutOff, 'Missing altogether: 3 files.', rest],
    ],
    [
      'with counts that are too small',
      () =>
        [`{"clipkeep":1,"madeAt":0,"counts":{"files":1,"posts":0,"users":0}}`, ...lines.slice(1, 10)].join(
          '\n',
        ),
      9,
      [],
    ],
    [
      'after another one',
      () => `${text}${text.replace('"madeAt":1785', '"madeAt":1786')}`.replaceAll(/,"sum":"[\da-f]{8}"/g, ''),
      9,
      ['These are 2 backups after one another. Each file counts once.'],
    ],
    [
      'of a newer Clipkeep',
      () =>
        [`{"clipkeep":2,"madeAt":0,"counts":{"files":6,"posts":2,"users":1}}`, ...lines.slice(1)].join('\n'),
      9,
      ['A newer Clipkeep made this backup: what this one does not know is left out.'],
    ],
  ])('%s', (_, spoilt, rows, notes) => {
    const reading = clipkeep.read(spoilt());
    expectSound(reading);
    expect([rowsOf(reading).length, reading.notes]).toEqual([rows, notes]);
  });

  it('that is cut anywhere gives every whole line before the cut, and says if something is missing', () =>
    fc.assert(
      fc.property(fc.nat(text.length), (at) => {
        const reading = clipkeep.read(text.slice(0, at));
        expectSound(reading);
        const before = lines.filter((line, n) => n > 0 && n < 10 && text.indexOf(line) + line.length <= at);
        expect(rowsOf(reading)).toHaveLength(before.length);
        if (before.length < 9 && at > 0) expect(reading.notes).not.toEqual([]);
        if (before.length < 9) expect(reading.notes.includes(rest)).toBe(before.length > 0);
      }),
      { numRuns: 300 },
    ));

  it('with any byte changed brings in nothing else, and tells of what it lost', () => {
    const bytes = new TextEncoder().encode(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const spoilt = bytes.map((byte, n) => (n === at ? byte ^ flip : byte));
        const reading = clipkeep.read(new TextDecoder().decode(spoilt));
        expectSound(reading);
        const lost = 9 - rowsOf(reading).length;
        // A new line end makes two of one line.
        expect(lost).toBeLessThanOrEqual(2);
        if (lost > 0) expect(reading.notes).toContain(rest);
      }),
      { numRuns: 600 },
    );
  });

  it('with lines lost, doubled and in any order gives what is left, each once', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 25 }), (kept) => {
        const reading = clipkeep.read([lines[0], ...kept.map((at) => lines[at]), lines[10]].join('\n'));
        expectSound(reading);
        const left = new Set(kept).size;
        expect(rowsOf(reading)).toHaveLength(left);
        expect(reading.notes.some((note) => note.startsWith('Missing altogether'))).toBe(left < 9);
      }),
    ));

  it('read line by line is the same as read whole, wherever the pieces end', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.integer({ min: 1, max: 700 }), async (cut, size) => {
        const spoilt = text.slice(0, cut);
        const reading = await readBackupLines(linesIn(new File([spoilt], 'a'), new TextDecoder(), size));
        expect(reading).toEqual(clipkeep.read(spoilt));
      }),
      { numRuns: 40 },
    ));

  it('is known even where its beginning is damaged', () => {
    for (let at = 0; at < 40; at += 1)
      expect(importFor(`${text.slice(0, at)}~${text.slice(at + 1)}`)?.id).toBe('clipkeep');
    expect(importFor(text.slice(500))?.id).toBe('clipkeep');
    expect(importFor(`\uFEFF${text}`)?.id).toBe('clipkeep');
  });
});
