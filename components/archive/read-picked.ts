import { db } from '@/lib/archive/db';
import { folder, importFor, importLabel } from '@/lib/archive/imports';
import { clipkeep, readBackupLines } from '@/lib/archive/imports/clipkeep';
import type { Reading } from '@/lib/archive/imports/reading';
import { type Preview, previewImport } from '@/lib/archive/take-in';
import { linesIn } from './lines-in';

/** What a person picked, read and compared with what is here; or why it can't be read. */
export type Picked =
  | { name: string; label: string; reading: Reading; preview: Preview }
  | { name: string; sentence: string };

/** A text has to fit into one string of the browser, with room to read it. */
const mostBytes = 256 * 1024 * 1024;

/** By this much of its beginning a file is known. */
const startBytes = 1024 * 1024;

/** How files begin that are no text, and what to do about them. */
const binaries: readonly (readonly [start: string, sentence: string])[] = [
  [
    'SQLite format 3',
    'This is a database, which Clipkeep cannot open. Write its entries out with: sqlite3 archive.sqlite3 "select entry from archive" > archive.txt, then choose archive.txt.',
  ],
  [
    'PK\u0003\u0004',
    'This is a ZIP file. Unpack it, then choose the file in it (of TikTok: user_data….json).',
  ],
  ['\u001f\u008b', 'This file is compressed (gzip). Unpack it, then choose the file in it.'],
];

const webPage =
  'This is a web page, in which Clipkeep finds nothing. If it should be a backup, the download went wrong: choose the .jsonl file.';

const unreadable =
  "This file can't be read. It may have been moved, be open in another program or lie in a cloud: put it on this disk, then choose it again.";

/** Reads a chosen file. Nothing is written. */
export async function readFile(file: File): Promise<Picked> {
  try {
    return await readBytes(file);
  } catch (error) {
    // What a disk refuses; the archive's own errors are others.
    if (!(error instanceof DOMException)) throw error;
    return { name: file.name, sentence: unreadable };
  }
}

async function readBytes(file: File): Promise<Picked> {
  const { name } = file;
  const bytes = new Uint8Array(await file.slice(0, startBytes).arrayBuffer());
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const binary = binaries.find(([mark]) => start.startsWith(mark));
  if (binary) return { name, sentence: binary[1] };
  const decoder = decoderFor(bytes);
  // A backup may be longer than any string: it is read line by line.
  if (clipkeep.fits(decoder.decode(bytes)))
    return compared(name, clipkeep.id, await readBackupLines(linesIn(file, decoder)));
  if (file.size > mostBytes)
    return { name, sentence: 'This file is larger than Clipkeep can read (256 MB).' };
  return readWhole(name, decoder.decode(await file.arrayBuffer()));
}

async function readWhole(name: string, text: string): Promise<Picked> {
  const reader = importFor(text);
  if (!reader && /^\s*<(?:!doctype|html|head|body)\b/i.test(text)) return { name, sentence: webPage };
  const reading = reader?.read(text);
  if (reader && reading && !isEmpty(reading)) return compared(name, reader.id, reading);
  return { name, sentence: 'Clipkeep finds nothing in this file that it knows.' };
}

/** Whether there is neither anything in it nor a word on why. */
function isEmpty({ found, posts, users, wanted, unreadable, notes }: Reading): boolean {
  return unreadable === 0 && [found, posts, users, wanted, notes].every((part) => part.length === 0);
}

/** Reads the names in a chosen folder; the files themselves are not opened. */
export function readFolder(files: readonly File[]): Promise<Picked> {
  const named = files.map((file) => ({ path: file.webkitRelativePath || file.name, size: file.size }));
  const name = named[0]?.path.split('/')[0] ?? '';
  return compared(name, folder.id, folder.read(named));
}

async function compared(name: string, importId: string, reading: Reading): Promise<Picked> {
  return { name, label: importLabel(importId), reading, preview: await previewImport(db, reading) };
}

/** What Windows' own shell writes into a file is UTF-16. */
function decoderFor(bytes: Uint8Array): TextDecoder {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8');
}
