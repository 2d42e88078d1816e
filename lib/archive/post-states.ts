import { whatHappened } from '@/lib/tiktok/errors';
import type { ArchiveDb } from './db';
import type { FileRow } from './rows';

/** What is known of a post, in the shape of lib/messages.ts `PostState`. `progress` is 0 to 1. */
export type ArchivedState =
  | { state: 'idle' }
  | { state: 'saving'; progress?: number }
  | { state: 'saved' }
  | { state: 'failed'; sentence: string };

/** Ids looked up in one go: an index takes a few hundred at once well, thousands badly (Chromium 156, 2026-11). */
const atOnce = 200;

/** The state of each of these posts: every id asked for has one. */
export async function postStates(
  db: ArchiveDb,
  awemeIds: readonly string[],
): Promise<Record<string, ArchivedState>> {
  const rows = new Map<string, FileRow[]>(awemeIds.map((awemeId) => [awemeId, []]));
  const ids = [...rows.keys()];
  for (let at = 0; at < ids.length; at += atOnce) {
    const files = db.files.where('awemeId').anyOf(ids.slice(at, at + atOnce));
    await files.each((row) => rows.get(row.awemeId)?.push(row));
  }
  return Object.fromEntries([...rows].map(([awemeId, files]) => [awemeId, stateOf(files)]));
}

/** A post is saving while anything of it is to come, failed when something of it failed, saved when all that was wanted is here. */
export function stateOf(files: readonly FileRow[]): ArchivedState {
  const anySaved = files.some((row) => row.state === 'saved');
  // A row of words alone says why there were no files; files that are here say otherwise.
  const real = anySaved ? files.filter((row) => row.asset !== 'post') : files;
  if (real.some(isToCome)) return { state: 'saving', ...progressOf(real) };
  const failed = real.find((row) => row.state === 'failed') ?? (anySaved ? undefined : real[0]);
  if (failed) return { state: 'failed', sentence: sentenceFor(failed) };
  return { state: anySaved ? 'saved' : 'idle' };
}

/** A page can read what its buttons say: the fixed sentence of the problem, never words that a row brought along. */
function sentenceFor({ problem }: FileRow): string {
  return problem ? whatHappened(problem.code) : '';
}

function isToCome({ state }: FileRow): boolean {
  return state === 'planned' || state === 'saving';
}

/** Files that are done and the known part of those under way, over all; nothing before the first byte. */
function progressOf(files: readonly FileRow[]): { progress?: number } {
  const parts = files.map((row) => {
    if (!isToCome(row)) return 1;
    return row.total ? Math.min(1, (row.received ?? 0) / row.total) : 0;
  });
  const progress = parts.reduce((sum, part) => sum + part, 0) / files.length;
  return progress > 0 ? { progress } : {};
}
