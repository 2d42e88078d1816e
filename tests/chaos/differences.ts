import type { FileRow, JobRow } from '@/lib/archive/rows';
import type { Wanted, WantedFile } from '../stage/wanted-files';
import { isPart } from './is-part';

/** What is on disk, and which bytes a file may have: those of the best encoding, or of another where that one failed. */
export interface Found {
  downloads: string;
  folder: Map<string, Buffer>;
  sound(file: WantedFile): Buffer[];
}

/** Everything in which disk, archive and counters differ from what must be, a sentence each. */
export function differencesIn(found: Found, wanted: Wanted, rows: readonly FileRow[], job: JobRow): string[] {
  return [...onDisk(found, wanted), ...inArchive(found, wanted, rows), ...inJob(found, job)];
}

function onDisk(found: Found, { files }: Wanted): string[] {
  const meant = new Set(files.map(({ path }) => path));
  const extra = [...found.folder.keys()].filter((path) => !meant.has(path) && !isPart(path));
  return [...extra.map((path) => `not wanted: ${path}`), ...files.flatMap((file) => checkBytes(found, file))];
}

function checkBytes({ folder, sound }: Found, file: WantedFile): string[] {
  const there = folder.get(file.path);
  if (!there) return [`not there: ${file.path}`];
  return sound(file).some((bytes) => there.equals(bytes))
    ? []
    : [`other bytes (${there.length}): ${file.path}`];
}

function inArchive(found: Found, { files }: Wanted, rows: readonly FileRow[]): string[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const meant = new Set(files.map(({ id }) => id));
  const odd = rows.filter(({ id }) => !meant.has(id));
  return [
    ...odd.map(({ id, state }) => `a row of no file: ${id}, ${state}`),
    ...files.flatMap((file) => checkRow(found, file, known.get(file.id))),
  ];
}

function checkRow(
  { downloads, folder }: Found,
  { id, path }: WantedFile,
  row: FileRow | undefined,
): string[] {
  if (row?.state !== 'saved') return [`not saved: ${id}, ${row?.state} ${row?.problem?.code ?? ''}`];
  const asked = row.path === path && !row.renamed;
  const told = row.savedAs === `${downloads}/${path}` && row.size === folder.get(path)?.length;
  return asked && told ? [] : [`the row says otherwise: ${id}, ${row.savedAs}, ${row.size} bytes`];
}

function inJob({ folder }: Found, { state, counts }: JobRow): string[] {
  const whole = [...folder].filter(([path]) => !isPart(path));
  const bytes = whole.reduce((sum, [, { length }]) => sum + length, 0);
  const must = { planned: 0, saved: whole.length, failed: 0, skipped: 0, bytes };
  const wrong = Object.entries(must).filter(([name, value]) => counts[name as keyof typeof must] !== value);
  const words = wrong.map(([name, value]) => `${name} is ${counts[name as keyof typeof must]}, not ${value}`);
  return state === 'done' ? words : [`the job is ${state}`, ...words];
}
