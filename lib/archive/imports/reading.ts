import type { FileRow, PostRow, UserRow } from '../rows';

/** Posts that a person once liked or noted down, to be saved if they say so. */
export interface WantedList {
  label: string;
  awemeIds: string[];
}

/** What a record of the past holds. Nothing of it is written before the person has seen the count of it. */
export interface Reading {
  /** Files that are here already, by what the record says; each once. */
  found: FileRow[];
  posts: PostRow[];
  users: UserRow[];
  /** Posts that nobody has saved yet. */
  wanted: WantedList[];
  /** Lines, entries or files that should have said something and didn't. */
  unreadable: number;
  /** What else the person should know, in sentences. */
  notes: string[];
}

/** A file of a chosen folder. `path` is relative to the folder's parent, with `/`; `size` in bytes. */
export interface NamedFile {
  path: string;
  size: number;
}

/** A kind of record that is one text. `fits` decides by the text alone whether `read` is for it. */
export interface TextImport {
  id: string;
  /** Where it comes from, as the page says it. */
  label: string;
  fits(text: string): boolean;
  read(text: string): Reading;
}

/** A reading with nothing in it but what is given. */
export function makeReading(part: Partial<Reading>): Reading {
  return { found: [], posts: [], users: [], wanted: [], unreadable: 0, notes: [], ...part };
}

/** The row of a file that another program saved, `imported` being the id of the import; `key` where the number isn't its. */
export function savedElsewhere(
  awemeId: string,
  asset: string,
  num: number,
  imported: string,
  key = String(num),
): FileRow {
  const id = `${awemeId}/${asset}/${key}`;
  return { id, jobId: 0, awemeId, asset, num, state: 'saved', path: '', tries: 0, imported };
}

/** Each row once, the first of its id. */
export function onceEach(rows: readonly FileRow[]): FileRow[] {
  const byId = new Map<string, FileRow>();
  for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
  return [...byId.values()];
}

/** The lines of a text that say something, trimmed, one by one: a large text is never split as a whole. */
export function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end).trim();
    if (line) yield line;
    start = end + 1;
  }
}
