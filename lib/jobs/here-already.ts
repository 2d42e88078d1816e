import type { ArchiveDb } from '@/lib/archive/db';
import type { FileRow } from '@/lib/archive/rows';
import type { ProblemCode } from '@/lib/tiktok/errors';
import type { Draft } from './drafts';
import { knownFiles } from './plan-posts';

/** What no new try brings in: a post with such a file is as much here as it will ever be, or as its choice of files lets it. */
const lost: ReadonlySet<ProblemCode> = new Set([
  'gone',
  'fileGone',
  'private',
  'region',
  'ageGate',
  'nothingToSave',
  'notChosen',
]);

/** The posts among these drafts of which everything that is wanted is here: saved, or lost for good. */
export async function postsHere(db: ArchiveDb, drafts: readonly Draft[]): Promise<Set<string>> {
  const known = await knownFiles(db, drafts);
  const here = new Set(drafts.map(({ row }) => row.awemeId));
  for (const { row } of drafts) if (!isSettled(known.get(row.id))) here.delete(row.awemeId);
  return here;
}

function isSettled(row: FileRow | undefined): boolean {
  if (!row) return false;
  return row.state === 'saved' || (row.problem !== undefined && lost.has(row.problem.code));
}
