import type { ArchiveDb } from './db';

/** How far a check of the disk is, and what it has found. Counts are files, times Unix ms. */
export interface DiskCheck {
  startedAt: number;
  finishedAt?: number;
  total: number;
  there: number;
  gone: number;
  /** Recordings that are gone: what was live can't be fetched again. They are in no other number. */
  goneLive?: number;
  /** The browser no longer lists them, or another program saved them. */
  unknown: number;
  /** Id of the last file that was looked at; the next worker goes on after it. */
  after: string;
}

const name = 'diskCheck';
const goneName = 'diskGone:';

/** The last check, or the one under way. */
export async function readDiskCheck(db: ArchiveDb): Promise<DiskCheck | undefined> {
  return (await db.facts.get(name))?.value as DiskCheck | undefined;
}

/** Begins a new check in the place of the last one. Nothing while one is under way. */
export function beginDiskCheck(db: ArchiveDb, startedAt: number): Promise<void> {
  return db.transaction('rw', db.facts, db.files, async () => {
    const last = await readDiskCheck(db);
    if (last && last.finishedAt === undefined) return;
    const total = await db.files.where('state').equals('saved').count();
    await forgetGone(db);
    await put(db, { startedAt, total, there: 0, gone: 0, unknown: 0, after: '' });
  });
}

/** Writes down what a batch showed, in one transaction with the ids that are gone. */
export function noteChecked(db: ArchiveDb, check: DiskCheck, goneIds: readonly string[]): Promise<void> {
  return db.transaction('rw', db.facts, async () => {
    await put(db, check);
    if (goneIds.length > 0) await db.facts.put({ name: goneName + check.after, value: goneIds });
  });
}

/** Ids of the files that the last check missed, and that can be fetched again. */
export async function goneFiles(db: ArchiveDb): Promise<string[]> {
  const facts = await db.facts.where('name').startsWith(goneName).toArray();
  return facts.flatMap(({ value }) => value as string[]);
}

/** The missing files are wanted again: the check knows of none any more. */
export function settleGone(db: ArchiveDb): Promise<void> {
  return db.transaction('rw', db.facts, async () => {
    const check = await readDiskCheck(db);
    await forgetGone(db);
    if (check) await put(db, { ...check, gone: 0 });
  });
}

async function put(db: ArchiveDb, value: DiskCheck): Promise<void> {
  await db.facts.put({ name, value });
}

async function forgetGone(db: ArchiveDb): Promise<void> {
  await db.facts.where('name').startsWith(goneName).delete();
}
