import { expect } from 'vitest';
import type { FileRow } from '@/lib/archive/rows';
import type { AnyStage } from './evaluates';
import { type Archive, readArchive } from './read-archive';
import { readFolder } from './read-folder';
import type { Wanted } from './wanted-files';

/** The pattern that is in use until somebody writes another. */
export const usualPattern = 'TikTok/{uniqueId}/{create}_{desc}_{awemeId}';

/** Expects exactly these files on disk, with their names and bytes, and rows that say so; gives the archive. */
export async function expectHome({ stage }: { stage: AnyStage }, wanted: Wanted): Promise<Archive> {
  const folder = readFolder(stage.downloads);
  expect([...folder.keys()].sort()).toEqual(wanted.files.map(({ path }) => path).sort());
  const wrong = wanted.files.filter(({ path, bytes }) => !folder.get(path)?.equals(bytes));
  expect(wrong.map(({ path }) => path)).toEqual([]);
  const archive = await readArchive(stage);
  expectRows(archive.files, stage.downloads, wanted);
  return archive;
}

/** Every file has its row, with the name and size it has on disk; every other row says why there is none. */
function expectRows(rows: readonly FileRow[], downloads: string, wanted: Wanted): void {
  const saved = rows.filter(({ state }) => state === 'saved');
  const told = saved.map(({ id, path, savedAs, size, renamed = false }) => ({
    id,
    path,
    savedAs,
    size,
    renamed,
  }));
  const files = wanted.files.map(({ id, path, bytes }) => ({
    id,
    path,
    savedAs: `${downloads}/${path}`,
    size: bytes.length,
    renamed: false,
  }));
  expect(told.sort(byId)).toEqual(files.sort(byId));
  const others = rows.filter(({ state }) => state !== 'saved');
  const words = others.map(({ id, state, problem }) => ({ id, state, sentence: problem?.sentence }));
  const missing = wanted.missing.map((one) => ({ ...one, state: 'failed' }));
  expect(words.sort(byId)).toEqual(missing.sort(byId));
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
