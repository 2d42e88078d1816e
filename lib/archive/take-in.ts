import type { ArchiveDb } from './db';
import type { Reading, WantedList } from './imports/reading';
import { noteBack } from './losses';
import { postStates } from './post-states';
import type { FileRow, PostRow, UserRow } from './rows';

/** Rows written at once (562 s for 4.5 million one by one: peers.md §4, 2026-09). */
export const batchSize = 5000;

/** What confirming an import would do. Files by id. */
export interface Preview {
  fresh: number;
  /** Saved here already. */
  here: number;
  /** Known here, and not saved (planned, under way or failed): those stay as they are. */
  open: number;
  /** The lists without the posts that are saved here. */
  wanted: WantedList[];
  /** Wanted posts that are saved here. */
  wantedHere: number;
}

/** Counts what an import would bring. Writes nothing. */
export async function previewImport(db: ArchiveDb, reading: Reading): Promise<Preview> {
  const preview: Preview = { fresh: 0, here: 0, open: 0, wanted: [], wantedHere: 0 };
  for (const batch of batchesOf(reading.found)) {
    const known = await db.files.bulkGet(batch.map(({ id }) => id));
    for (const [at, row] of batch.entries()) preview[becomes(known[at], row)] += 1;
  }
  const coming = new Set(reading.found.map(({ awemeId }) => awemeId));
  for (const { label, awemeIds } of reading.wanted) {
    const states = await postStates(db, awemeIds);
    const left = awemeIds.filter((id) => states[id]?.state !== 'saved' && !coming.has(id));
    preview.wanted.push({ label, awemeIds: left });
    preview.wantedHere += awemeIds.length - left.length;
  }
  return preview;
}

/**
 * Writes an import down, a batch in each transaction: what has a row here keeps it, unless that only said that another
 * program has the file, where this one says more; a creator gets back the folder that an older record has. `onBatch` hears
 * how many files of all have been seen to, and how many of these are new. Gives how many files are new.
 */
export async function takeIn(
  db: ArchiveDb,
  { found, posts, users }: Reading,
  onBatch: (done: number, fresh: number) => void = () => {},
): Promise<number> {
  for (const batch of batchesOf(users)) await addUsers(db, batch);
  for (const batch of batchesOf(posts)) await addPosts(db, batch);
  // Rows without an origin are Clipkeep's own: what was cleared comes back.
  const isBackup = found.some(({ imported }) => imported === undefined);
  let [done, fresh, saved] = [0, 0, 0];
  for (const batch of batchesOf(found)) {
    await db.transaction('rw', db.files, db.facts, async () => {
      const added = await addFiles(db, batch);
      fresh += added.fresh;
      saved += added.fresh + added.here;
      if (isBackup) await noteBack(db, added.fresh, saved);
    });
    done += batch.length;
    onBatch(done, fresh);
  }
  return fresh;
}

/** Runs inside a transaction over `files`. Gives how many are new, and how many are saved here already. */
async function addFiles(db: ArchiveDb, batch: FileRow[]): Promise<{ fresh: number; here: number }> {
  const known = await db.files.bulkGet(batch.map(({ id }) => id));
  const coming: FileRow[] = [];
  let here = 0;
  for (const [at, row] of batch.entries()) {
    const word = becomes(known[at], row);
    if (word === 'fresh') coming.push({ ...row, ...jobsOf(known[at]) });
    if (word === 'here') here += 1;
  }
  await db.files.bulkPut(await withFreePaths(db, coming));
  return { fresh: coming.length, here };
}

/** What an import's row is beside the one that is known here. */
function becomes(known: FileRow | undefined, { imported }: FileRow): 'fresh' | 'here' | 'open' {
  if (!known) return 'fresh';
  if (known.state !== 'saved') return 'open';
  const isBare = known.imported !== undefined && known.path === '';
  return isBare && imported === undefined ? 'fresh' : 'here';
}

/** The jobs that count the file go on doing so. */
function jobsOf(known: FileRow | undefined): Partial<Pick<FileRow, 'jobId' | 'alsoFor'>> {
  if (!known) return {};
  const { jobId, alsoFor } = known;
  return { jobId, ...(alsoFor ? { alsoFor } : {}) };
}

/** A path belongs to one file: a row whose path is another's keeps the words of it, without the claim. */
async function withFreePaths(db: ArchiveDb, rows: FileRow[]): Promise<FileRow[]> {
  const keys = rows.flatMap(({ pathKey }) => pathKey ?? []);
  const taken = new Set<string>();
  for (const some of batchesOf(keys, 200))
    await db.files
      .where('pathKey')
      .anyOf(some)
      .each(({ pathKey = '' }) => taken.add(pathKey));
  return rows.map(({ pathKey, ...row }) => {
    if (pathKey === undefined || taken.has(pathKey)) return row;
    taken.add(pathKey);
    return { ...row, pathKey };
  });
}

async function addPosts(db: ArchiveDb, rows: PostRow[]): Promise<void> {
  await db.transaction('rw', db.posts, async () => {
    const known = await db.posts.bulkGet(rows.map(({ awemeId }) => awemeId));
    await db.posts.bulkPut(rows.filter((_, at) => !known[at]));
  });
}

async function addUsers(db: ArchiveDb, rows: UserRow[]): Promise<void> {
  await db.transaction('rw', db.users, async () => {
    const known = await db.users.bulkGet(rows.map(({ secUid }) => secUid));
    await db.users.bulkPut(rows.flatMap((row, at) => withPast(known[at], row) ?? []));
  });
}

/** With what an older record knows of a creator's past: the first folder, and the handles since. Nothing of one that is no older. */
function withPast(known: UserRow | undefined, row: UserRow): UserRow | undefined {
  if (!known) return row;
  if (row.seenAt >= known.seenAt) return undefined;
  const left = [row.uniqueId].filter((name) => name !== '' && name !== known.uniqueId);
  const formerly = [...new Set([...row.formerly, ...left, ...known.formerly])];
  return { ...known, formerly, folder: row.folder || known.folder };
}

function* batchesOf<T>(rows: readonly T[], size = batchSize): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
