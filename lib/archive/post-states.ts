import { isLiveKey } from '@/lib/tiktok/live-key';
import { type ArchivedState, failedState } from './archived-state';
import type { ArchiveDb } from './db';
import { liveState } from './live-states';
import { onePostJobs } from './one-post';
import type { FileRow, JobRow } from './rows';
import { wantedBy } from './shared-files';

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
  const held = await heldJobs(db, [...rows.values()].flat());
  const ofFiles = [...rows].map(([awemeId, files]) => [awemeId, stateOf(files, held)] as const);
  const unsaved = ofFiles.filter(([, { state }]) => state === 'idle' || state === 'failed');
  const jobs = await onePostJobs(db, new Set(unsaved.map(([awemeId]) => awemeId)));
  return Object.fromEntries(
    ofFiles.map(([awemeId, state]) => [awemeId, withItsJob(state, jobs.get(awemeId))]),
  );
}

/** Jobs that wait for the person: what they plan to fetch is not on its way. */
async function heldJobs(db: ArchiveDb, files: readonly FileRow[]): Promise<Set<number>> {
  const wanting = new Set(files.filter(({ state }) => state === 'planned').flatMap(wantedBy));
  const jobs = await db.jobs.bulkGet([...wanting]);
  return new Set(jobs.flatMap((job) => (job && job.state !== 'running' ? [job.id] : [])));
}

/** What a press on the button of this very post has come to, where its files don't tell. */
function withItsJob(ofFiles: ArchivedState, job: JobRow | undefined): ArchivedState {
  if (!job) return ofFiles;
  if (job.state === 'running') return job.hasMore ? { state: 'saving' } : ofFiles;
  return job.problem && (job.state === 'paused' || ofFiles.state === 'idle') ? failedState(job) : ofFiles;
}

/**
 * A post is saving while anything of it is on its way, failed when something of it failed, saved when all that was wanted
 * is here. `held`: jobs that wait for the person.
 */
export function stateOf(files: readonly FileRow[], held: ReadonlySet<number> = new Set()): ArchivedState {
  const anySaved = files.some((row) => row.state === 'saved');
  // A row of words alone says why there were no files; files that are here say otherwise.
  const real = anySaved ? files.filter((row) => row.asset !== 'post') : files;
  if (real.some((row) => isToCome(row) && !isHeld(row, held)))
    return { state: 'saving', ...progressOf(real) };
  const settled = real.filter((row) => !isToCome(row));
  const failed = settled.find((row) => row.state === 'failed') ?? (anySaved ? undefined : settled[0]);
  if (failed) return failedState(failed);
  return { state: anySaved && settled.length === real.length ? 'saved' : 'idle' };
}

function isHeld(row: FileRow, held: ReadonlySet<number>): boolean {
  return row.state === 'planned' && wantedBy(row).every((id) => held.has(id));
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
