import type { ArchiveDb } from './db';
import { isSoft } from './pace-clock';
import type { JobRow } from './rows';

/** Jobs over one post that were given up, looked at from the newest: older ones are of no button any more. */
const failedAtMost = 200;

/** The id of the post that a job is for, where it is for one of the person's choice; else none. */
export function onePost(job: Pick<JobRow, 'target'>): string[] {
  return isSoft(job) ? (job.target.awemeIds ?? []) : [];
}

/** The newest job over each of these posts alone that isn't through: it runs, waits, or was given up. */
export async function onePostJobs(
  db: ArchiveDb,
  awemeIds: ReadonlySet<string>,
): Promise<Map<string, JobRow>> {
  if (awemeIds.size === 0) return new Map();
  const failed = await db.jobs.where('state').equals('failed').reverse().limit(failedAtMost).toArray();
  const open = await db.jobs.where('state').anyOf('running', 'paused').toArray();
  const oldestFirst = [...failed, ...open].sort((a, b) => a.id - b.id);
  const named = oldestFirst.flatMap((job) => onePost(job).map((awemeId) => [awemeId, job] as const));
  return new Map(named.filter(([awemeId]) => awemeIds.has(awemeId)));
}
