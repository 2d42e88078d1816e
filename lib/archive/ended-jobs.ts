import type { ArchiveDb } from './db';
import type { JobRow } from './rows';

/** Jobs that ended after `time` (Unix ms) and have something to say, those that ended last first. */
export function endedJobs(db: ArchiveDb, time: number, most: number): Promise<JobRow[]> {
  return db.jobs.where('finishedAt').above(time).reverse().filter(hasSomethingToSay).limit(most).toArray();
}

/** A single post that arrived whole is told by its file, and by its button. */
function hasSomethingToSay({ source, state, expected, counts }: JobRow): boolean {
  return source === 'live' || state !== 'done' || expected !== 1 || counts.failed > 0;
}
