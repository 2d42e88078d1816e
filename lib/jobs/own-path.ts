import type { ArchiveDb } from '@/lib/archive/db';
import { pathKey, withId } from '@/lib/naming/place';

/** A path and its key, as a file row carries them. */
export interface OwnPath {
  path: string;
  pathKey: string;
}

/**
 * The path that a file gets: the one asked for, or with its post's id appended when it belongs to another file, in the
 * archive or among `assigned` (key → file id), which it joins. `suffix` is the end of the name that stays there. Runs inside the transaction that writes the row.
 */
export async function takePath(
  db: ArchiveDb,
  file: { id: string; awemeId: string },
  asked: string,
  { suffix = '', assigned = new Map<string, string>() } = {},
): Promise<OwnPath> {
  let path = asked;
  for (let round = 1; !(await isFree(db, file.id, pathKey(path), assigned)); round += 1)
    path = withId(asked, round === 1 ? file.awemeId : `${file.awemeId}-${round}`, suffix);
  assigned.set(pathKey(path), file.id);
  return { path, pathKey: pathKey(path) };
}

async function isFree(
  db: ArchiveDb,
  id: string,
  key: string,
  assigned: Map<string, string>,
): Promise<boolean> {
  const owner = assigned.get(key) ?? (await db.files.where('pathKey').equals(key).primaryKeys())[0];
  return owner === undefined || owner === id;
}

/** The path of the n-th file of a recording: its number before the extension. */
export function withNumber(path: string, n: number): string {
  return path.replace(/(\.[^./]*)?$/, (ext) => `_${n}${ext}`);
}

/** The path with the extension that the bytes proved. */
export function withExtension(path: string, ext: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? `${path}.${ext}` : `${path.slice(0, path.length - name.length + dot)}.${ext}`;
}
