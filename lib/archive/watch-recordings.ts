import { liveQuery } from 'dexie';
import type { ArchiveDb } from './db';
import { isWaiting, keyOf, recordings } from './live-states';
import type { JobRow } from './rows';

/** Jobs whose changes are told: more than anybody records at once. */
const watched = 20;

/** Says whose recordings have changed, as long as this context lives: a job may begin, wait and fail without a post that could be announced. */
export function watchRecordings(db: ArchiveDb, changed: (keys: string[]) => void): void {
  let known = new Map<string, string>();
  liveQuery(() => recordings(db).limit(watched).toArray()).subscribe((jobs) => {
    const now = new Map(jobs.reverse().map((job) => [keyOf(job), signOf(job)]));
    changed([...now].flatMap(([key, sign]) => (known.get(key) === sign ? [] : [key])));
    known = now;
  });
}

/** Differs where a button's look may. */
function signOf(job: JobRow): string {
  const { id, state, problem, counts } = job;
  return [id, state, problem?.code, counts.saved, counts.failed, isWaiting(job)].join();
}
