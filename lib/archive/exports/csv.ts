import type { FileRow, PostRow } from '../rows';
import type { Export } from './export';
import { postsById, postUrl, savedFiles } from './saved-files';

/** A column's name and what a file has in it. */
type Column = readonly [name: string, cell: (file: FileRow, post?: PostRow) => string | number | undefined];

const columns: readonly Column[] = [
  ['link', ({ awemeId }, post) => postUrl(awemeId, post)],
  ['creator', (_, post) => post?.author.uniqueId],
  ['nickname', (_, post) => post?.author.nickname],
  ['posted', (_, post) => (post?.createTime ? isoTime(post.createTime * 1000) : '')],
  ['caption', (_, post) => post?.desc],
  ['likes', (_, post) => post?.stats.diggCount],
  ['views', (_, post) => post?.stats.playCount],
  ['kind', ({ asset }) => asset],
  ['number', ({ num }) => num],
  ['saved', ({ savedAt }) => (savedAt === undefined ? '' : isoTime(savedAt))],
  ['bytes', ({ size }) => size],
  ['file', ({ path, savedAs }) => savedAs ?? path],
  ['from', ({ imported }) => imported],
];

/** A table for spreadsheets, a line for each file (RFC 4180). */
export const csv: Export = {
  id: 'csv',
  label: 'Table (CSV)',
  hint: 'A line for each file, for Excel, Numbers and the like. Times are in UTC.',
  ending: '.csv',
  type: 'text/csv',
  async *pieces(db) {
    // Excel takes a file without this mark for one of an old code page.
    yield `\uFEFF${csvLine(columns.map(([name]) => name))}`;
    for await (const files of savedFiles(db)) {
      const posts = await postsById(
        db,
        files.map(({ awemeId }) => awemeId),
      );
      yield files.map((file) => csvLine(cellsOf(file, posts.get(file.awemeId)))).join('');
    }
  },
};

function cellsOf(file: FileRow, post: PostRow | undefined): (string | number)[] {
  return columns.map(([, cell]) => cell(file, post) ?? '');
}

/**
 * Where a spreadsheet might begin a cell with a formula: `;` and tabs part cells in many countries, and then quotes around
 * the whole, with the line ends in them, mean nothing. Signs in full width, behind white space, quotes or invisible ones, too.
 */
const formula = /^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=(?:(?![;\t\r\n])[\s\p{Cc}\p{Cf}"])*[=+\-@＝＋－＠|%])/gu;

/** One line of a table, with its end. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number): string {
  const text = typeof cell === 'string' ? cell.replace(formula, "'") : String(cell);
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isoTime(ms: number): string {
  const time = new Date(ms);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
