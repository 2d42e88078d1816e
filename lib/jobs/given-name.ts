import type { FileRow } from '@/lib/archive/rows';
import type { Ports } from './ports';

/** Whether an absolute name ends in the path that was asked for, whichever way the system writes it. */
export function isNamed(filename: string, path: string): boolean {
  const plain = `/${filename.replaceAll('\\', '/').normalize('NFC')}`;
  return plain.endsWith(`/${path.normalize('NFC')}`);
}

/** Shorter ids than TikTok's might be part of any name. */
const leastId = 15;

/**
 * The absolute name, or the end of one, under which a killed browser may have left a file: the one it gave, as its record
 * (`told`) or ours says. Where both were lost in the same instant, the path asked for, if it holds the post's id:
 * nobody else's file is called that. Empty where nothing is known.
 */
export function nameLeft({ given, blobUrl, path, awemeId }: FileRow, told?: string): string {
  const isOurs = blobUrl !== undefined && awemeId.length >= leastId && path.includes(awemeId);
  return told || given || (isOurs ? path : '');
}

/**
 * Writes down that a lost attempt may have left the whole file at its own path: `filename` is what the browser had given
 * it. Of 80 killed Chromiums 13 files were in place, two of them not whole, while their records said CRASH (156, 2026-11).
 */
export async function claimLeft(ports: Ports, seen: FileRow, filename = ''): Promise<void> {
  if (!isNamed(filename, seen.path)) return;
  await ports.db.files
    .where('id')
    .equals(seen.id)
    .and((row) => row.attempt === seen.attempt)
    .modify((row) => {
      row.leftAt = row.path;
    });
}
