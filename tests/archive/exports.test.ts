import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exports } from '@/lib/archive/exports';
import { csv, csvLine } from '@/lib/archive/exports/csv';
import { links } from '@/lib/archive/exports/links';
import { ytDlp } from '@/lib/archive/exports/yt-dlp';
import { links as linksImport } from '@/lib/archive/imports/links';
import { ytDlp as ytDlpImport } from '@/lib/archive/imports/yt-dlp';
import { batchSize } from '@/lib/archive/take-in';
import { makePost } from '../components/rows';
import { freshDb, savedFile, textOf } from './kept';
import { readTable } from './read-table';

const a = '7530000000000000001';
const b = '7530000000000000002';

async function filled() {
  const db = freshDb();
  await db.files.bulkAdd([
    savedFile(a),
    savedFile(a, { id: `${a}/cover/1`, asset: 'cover', pathKey: 'cover' }),
    savedFile(b, { id: `${b}/photos/1`, asset: 'photos', pathKey: 'photo' }),
    { ...savedFile('7530000000000000003', { pathKey: 'failed' }), state: 'failed' },
  ]);
  await db.posts.bulkAdd([
    makePost(a, '=HYPERLINK("https://evil.example")'),
    { ...makePost(b), kind: 'photo' },
  ]);
  return db;
}

/** Cells of a table, without the empty lines that a pair of line ends makes. */
function cellsOf(text: string): string[][] {
  return readTable(text, ',').filter((line) => line.join('') !== '');
}

describe('csv', () => {
  it.each([
    ['=1+1', "'=1+1\r\n"],
    ['+49', "'+49\r\n"],
    ['-1', "'-1\r\n"],
    ['@name', "'@name\r\n"],
    ['＝1', "'＝1\r\n"],
    ['\t=1', '"\'\t\'=1"\r\n'],
    [' =1', "' =1\r\n"],
    ['\u200b=1', "'\u200b=1\r\n"],
    ['a,b', '"a,b"\r\n'],
    ['say "hi"', '"say ""hi"""\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['two\n=lines', '"two\n\'=lines"\r\n'],
    ['a;=1', '"a;\'=1"\r\n'],
    ['a;b', '"a;b"\r\n'],
    ['a; "=1', '"a;\' ""=1"\r\n'],
    ['a, -b', '"a, -b"\r\n'],
    ['plain', 'plain\r\n'],
    [-5, '-5\r\n'],
  ])('%j is written %j', (cell, line) => expect(csvLine([cell])).toBe(line));

  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', ',', ';', '"', '\n', '\r', '\t', ' ', 'a'),
        maxLength: 12,
      }),
    ),
    { minLength: 1, maxLength: 5 },
  );

  it('gives back every text, but for the apostrophes before formulas', () => {
    const plain = (text: string) => text.replaceAll("'", '');
    fc.assert(
      fc.property(texts, (cells) => {
        const [read = []] = readTable(csvLine(cells), ',');
        expect(read.map(plain)).toEqual(cells.map(plain));
      }),
    );
  });

  it.each([',', ';', '\t'])('runs nothing where cells end with %j', (separator) => {
    fc.assert(
      fc.property(texts, (cells) => {
        for (const row of readTable(csvLine(cells), separator))
          for (const cell of row) expect(cell.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠|%]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a line for each saved file, under the names of the columns', async () => {
    const text = await textOf(csv, await filled());
    expect(text.startsWith('\uFEFFlink,creator,')).toBe(true);
    const [, first = [], ...rest] = cellsOf(text);
    expect(first.slice(0, 5)).toEqual([
      ...[`https://www.tiktok.com/@tin.kettle/video/${a}`, 'tin.kettle', 'The Tin Kettle'],
      ...['2026-03-07T18:04:59.000Z', '\'=HYPERLINK("https://evil.example")'],
    ]);
    expect(rest).toHaveLength(2);
  });
});

describe('links and yt-dlp', () => {
  it('give each saved post once, and come back', async () => {
    const db = await filled();
    expect(await textOf(ytDlp, db)).toBe(`tiktok ${a}\n`);
    const text = await textOf(links, db);
    expect(text).toBe(
      `https://www.tiktok.com/@tin.kettle/video/${a}\nhttps://www.tiktok.com/@tin.kettle/photo/${b}\n`,
    );
    expect(linksImport.read(text).wanted).toEqual([{ label: 'Links', awemeIds: [a, b] }]);
  });

  it('hold a post once, also where its files lie in two batches', async () => {
    const db = freshDb();
    const idAt = (at: number) => String(7_500_000_000_000_000_000n + BigInt(at));
    const rows = Array.from({ length: batchSize - 1 }, (_, at) => savedFile(idAt(at)));
    const last = idAt(batchSize);
    const two = ['cover', 'video'].map((asset) =>
      savedFile(last, { id: `${last}/${asset}/1`, asset, pathKey: `${last}${asset}` }),
    );
    await db.files.bulkAdd([...rows, ...two, savedFile(idAt(batchSize + 1))]);
    const text = await textOf(ytDlp, db);
    expect(text.trim().split('\n')).toHaveLength(batchSize + 1);
    expect(ytDlpImport.read(text).found).toHaveLength(batchSize + 1);
    expect(text).toContain(last);
  });

  it.each(['', 'mira/../x', 'i?x=1'])(
    'a handle %j that is none leads to the post all the same',
    async (uniqueId) => {
      const db = freshDb();
      await db.files.add(savedFile(a));
      await db.posts.add(makePost(a, '', uniqueId));
      expect(await textOf(links, db)).toBe(`https://www.tiktok.com/@i/video/${a}\n`);
    },
  );
});

const empties: Record<string, RegExp> = {
  backup: /^\{"clipkeep":1,.*"counts":\{"files":0,"posts":0,"users":0\}.*\}\n\{"end":.*\}\n$/,
  csv: /^\uFEFFlink,[a-z,]+,from\r\n$/,
  'yt-dlp': /^$/,
  links: /^$/,
};

it.each(exports.map((form) => [form.id, form] as const))(
  '%s of an empty archive is empty',
  async (id, form) => expect(await textOf(form, freshDb())).toMatch(empties[id] ?? /not listed above/),
);

it('a live stream stands with the page of who was in it, not as a video of yt-dlp', async () => {
  const db = freshDb();
  const live = { id: `${a}/live/1785585600000`, asset: 'live', path: 'live.mp4', pathKey: 'live' };
  await db.files.add(savedFile(a, live));
  await db.posts.add({ ...makePost(a), kind: 'live' });
  const page = 'https://www.tiktok.com/@tin.kettle/live';
  expect(await textOf(links, db)).toBe(`${page}\n`);
  expect(cellsOf(await textOf(csv, db))[1]?.[0]).toContain(page);
  expect(await textOf(ytDlp, db)).toBe('');
});
