import { storage } from '@wxt-dev/storage';
import type { ArchiveDb } from '@/lib/archive/db';
import { identify, type Tally } from '@/lib/archive/losses';
import { isAnyRunning } from '@/lib/archive/open-jobs';

/** Counting may take this part of the time: a large archive isn't counted after every click. */
const share = 1 / 50;
/** While a job runs, something is saved all the time; then the archive is counted this often (ms). */
const runningRest = 60_000;
/** Never put off for longer (ms). */
const longestRest = 86_400_000;

/** The archive as last counted, outside the database: what is cleared can't tell that it was. null: never counted. */
const tally = storage.defineItem<Tally | null>('local:tally', { fallback: null });

/** Compares the archive with the tally, for the start of the background; a cleared one is noted, and counted anew. */
export async function noticeLoss(db: ArchiveDb): Promise<void> {
  const last = await tally.getValue();
  const archiveId = await identify(db, last, crypto.randomUUID());
  if (last?.archiveId !== archiveId) await tally.setValue({ archiveId, files: 0, countedAt: 0, took: 0 });
}

/** Counts what is saved, where something was saved since the last count, also while jobs run: they may run for weeks. */
export async function keepTally(db: ArchiveDb, now: number): Promise<void> {
  const last = await tally.getValue();
  if (!last) return;
  // A count of the future was made before the clock was set back.
  const countedAt = last.countedAt <= now ? last.countedAt : 0;
  const newest = await db.files.orderBy('savedAt').last();
  if ((newest?.savedAt ?? 0) <= countedAt || now < countedAt + (await restAfter(db, last))) return;
  const started = performance.now();
  const files = await db.files.where('state').equals('saved').count();
  await tally.setValue({ ...last, files, countedAt: now, took: performance.now() - started });
}

async function restAfter(db: ArchiveDb, { took }: Tally): Promise<number> {
  const least = (await isAnyRunning(db)) ? runningRest : 0;
  return Math.min(Math.max(least, took / share), longestRest);
}
