import { isLiveKey } from '@/lib/tiktok/live-key';
import { type ArchivedState, failedState } from './archived-state';
import type { ArchiveDb } from './db';
import { liveState } from './live-states';
import type { FileRow } from './rows';

/** Ids looked up in one go: an index takes a few hundred at once well, thousands badly (Chromium 156, 2026-11). */
const atOnce = 200;

/** The state of each of these posts, or of the lives that keys stand for: every id asked for has one. */
export async function postStates(
  db: ArchiveDb,
  awemeIds: readonly string[],
): Promise<Record<string, ArchivedState>> {
  const keys = [...new Set(awemeIds.filter(isLiveKey))];
  const lives = await Promise.all(keys.map(async (key) => [key, await liveState(db, key)] as const));
  const posts = awemeIds.filter((awemeId) => !isLiveKey(awemeId));
  return { ...(await statesOfPosts(db, posts)), ...Object.fromEntries(lives) };
}

async function statesOfPosts(
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
  if (failed) return failedState(failed);
  return { state: anySaved ? 'saved' : 'idle' };
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
