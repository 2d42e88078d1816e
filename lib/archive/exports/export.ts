import type { ArchiveDb } from '../db';

/** A form in which the archive can be taken along. */
export interface Export {
  id: string;
  label: string;
  /** What it is good for. */
  hint: string;
  /** Of the file's name, with the dot. */
  ending: string;
  type: string;
  /** The file, piece by piece: one text of it all can be longer than a browser's strings. `now` in Unix ms. */
  pieces(db: ArchiveDb, now: number): AsyncGenerator<string>;
}
