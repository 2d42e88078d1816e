import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRow } from '@/lib/archive/rows';
import type { Replica } from '../../replica/replica';

/** Whether a saved file has the size that its row says, and the very bytes that TikTok has, or the very caption. */
export function isRight(row: FileRow, { world, expectedBytes }: Replica): boolean {
  const { awemeId, asset, num, savedAs = '', size } = row;
  const bytes = readFileSync(savedAs);
  if (bytes.length !== size) return false;
  if (asset !== 'description') return bytes.equals(expectedBytes(awemeId, asset, num));
  // An album's title stands before its caption.
  return bytes.toString().endsWith(world.byAwemeId(awemeId)?.desc ?? '');
}

/** Files below the download folder that no saved row names: leftovers, doubles. */
export function strays(downloads: string, saved: readonly FileRow[]): string[] {
  const known = new Set(saved.map((row) => row.savedAs));
  const files = readdirSync(downloads, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return files.map((one) => join(one.parentPath, one.name)).filter((path) => !known.has(path));
}
