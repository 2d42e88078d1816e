import type { ArchiveDb } from './db';
import type { GatheredRow } from './rows';

/** The shares of a file so far, in their order. */
export function partsOf(db: ArchiveDb, id: string): Promise<GatheredRow[]> {
  return within(db, id).toArray();
}

/** The last share of a file so far. */
export function lastPart(db: ArchiveDb, id: string): Promise<GatheredRow | undefined> {
  return within(db, id).last();
}

/** Frees what was gathered for these files. */
export async function forgetParts(db: ArchiveDb, ids: readonly string[]): Promise<void> {
  for (const id of ids) await within(db, id).delete();
}

function within(db: ArchiveDb, id: string) {
  return db.gathered.where('[id+nth]').between([id, 0], [id, Number.POSITIVE_INFINITY]);
}
