import { storage } from '@wxt-dev/storage';
import type { ArchiveDb } from '@/lib/archive/db';
import { identify, type Tally } from '@/lib/archive/losses';

/** Counting may take this part of the time: a large archive isn't counted after every click. */
const share = 1 / 50;

/** The archive as last counted, outside the database: what is cleared can't tell that it was. null: never counted. */
const tally = storage.defineItem<Tally | null>('local:tally', { fallback: null });

/** Compares the archive with the tally, for the start of the background; a cleared one is noted, and counted anew. */
export async function noticeLoss(db: ArchiveDb): Promise<void> {
  const last = await tally.getValue();
  const archiveId = await identify(db, last, crypto.randomUUID());
  if (last?.archiveId !== archiveId) await tally.setValue({ archiveId, files: 0, countedAt: 0, took: 0 });
}

/** Counts what is saved, once no job runs and something was saved since the last count. */
export async function keepTally(db: ArchiveDb, now: number): Promise<void> {
  const last = await tally.getValue();
  const newest = await db.files.orderBy('savedAt').last();
  if (!last || (newest?.savedAt ?? 0) <= last.countedAt || now < last.countedAt + last.took / share) return;
  const started = performance.now();
  const files = await db.files.where('state').equals('saved').count();
  await tally.setValue({ ...last, files, countedAt: now, took: performance.now() - started });
}
