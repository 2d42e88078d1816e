import type { FileRow } from '../rows';
import { linesOf, makeReading, onceEach, savedElsewhere, type TextImport } from './reading';

const id = 'gallery-dl';
/** `{category}{id}_{num}_{file_id}`: gallery-dl extractor/tiktok.py, 2026-08. */
const entry = /^tiktok([1-9]\d{0,24})_(\d{1,4})_(.*)$/;

/**
 * The entries of gallery-dl's archive as text, a line each. The archive itself is an SQLite file, which Clipkeep can't
 * open: `sqlite3 archive.sqlite3 "select entry from archive"` writes them out. Covers and subtitles of one post can't be told
 * apart by their entries: those are passed over, and so are other sites' entries.
 */
export const galleryDl: TextImport = {
  id,
  label: 'gallery-dl archive',
  fits: (text) => /^tiktok\d+_\d+_/m.test(text),
  read(text) {
    const own = [...linesOf(text)].filter((line) => line.startsWith('tiktok'));
    const entries = own.flatMap((line) => {
      const match = entry.exec(line);
      return match ? [match] : [];
    });
    const found = entries.flatMap(([, awemeId = '', num = '', fileId = '']) =>
      rowOf(awemeId, Number(num), fileId),
    );
    return makeReading({ found: onceEach(found), unreadable: own.length - entries.length });
  },
};

/** Pictures are numbered from 1; number 0 without a file id is the video, with a music id the sound. */
function rowOf(awemeId: string, num: number, fileId: string): FileRow[] {
  if (num > 0) return [savedElsewhere(awemeId, 'photos', num, id)];
  if (fileId === '') return [savedElsewhere(awemeId, 'video', 1, id)];
  return /^\d{5,25}$/.test(fileId) ? [savedElsewhere(awemeId, 'music', 1, id)] : [];
}
