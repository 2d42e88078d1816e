import type { ArchiveDb } from './db';

/** That the browser has cleared the archive. `files`: how many it held when last counted, at `countedAt` (Unix ms). */
export interface Loss {
  files: number;
  countedAt: number;
  /** How many files backups have brought back so far. */
  back?: number;
}

/** The archive as it was last counted, kept outside it. */
export interface Tally {
  archiveId: string;
  files: number;
  countedAt: number;
  /** How long counting took, ms. */
  took: number;
}

const idName = 'archiveId';
const lossName = 'loss';

/** What was lost, until the person has brought it back or knows of it. */
export async function readLoss(db: ArchiveDb): Promise<Loss | undefined> {
  return (await db.facts.get(lossName))?.value as Loss | undefined;
}

/** The person knows, or has brought it back. */
export async function dismissLoss(db: ArchiveDb): Promise<void> {
  await db.facts.delete(lossName);
}

/**
 * A part of a backup was taken in: `fresh` of its files were not here before, `saved` are here of all that it held so far.
 * The loss ends once as much has come back as there was, or one backup held all of it.
 */
export function noteBack(db: ArchiveDb, fresh: number, saved: number): Promise<void> {
  return db.transaction('rw', db.facts, async () => {
    const loss = await readLoss(db);
    if (!loss) return;
    const back = (loss.back ?? 0) + fresh;
    if (Math.max(back, saved) >= loss.files) await dismissLoss(db);
    else if (fresh > 0) await db.facts.put({ name: lossName, value: { ...loss, back } });
  });
}

/** This archive's own number; a cleared one has none, and gets another. */
export async function readArchiveId(db: ArchiveDb): Promise<string | undefined> {
  return (await db.facts.get(idName))?.value as string | undefined;
}

/** Gives the archive a number if it has none, and notes a loss where the tally is of another archive. Gives the number. */
export function identify(db: ArchiveDb, tally: Tally | null, newId: string): Promise<string> {
  return db.transaction('rw', db.facts, async () => {
    const known = await readArchiveId(db);
    const archiveId = known ?? newId;
    if (known === undefined) await db.facts.put({ name: idName, value: archiveId });
    if (tally && tally.archiveId !== archiveId && tally.files > 0) {
      const { files, countedAt } = tally;
      await db.facts.put({ name: lossName, value: { files, countedAt } });
    }
    return archiveId;
  });
}
