import { keepNamed } from '@/lib/archive/named-posts';
import { type JobRequest, newJob } from './new-job';
import { endOutage } from './pace';
import { planningTables, planPosts, readPlanning } from './plan-posts';
import type { Ports } from './ports';

export type { JobRequest } from './new-job';

/**
 * Writes a job down and gives its id, in the same transaction with the files of what was seen already. Nothing has begun
 * yet: the caller pumps next. Throws ClipkeepError badLink for an unknown source or a target that it can't use, and
 * endless for a list without an end of which no number is asked.
 */
export async function startJob(ports: Ports, request: JobRequest): Promise<number> {
  const planning = await readPlanning(ports);
  const { seen } = request;
  const fresh = newJob(request, planning.now);
  const { db } = ports;
  const id = await db.transaction('rw', [...planningTables(db), db.named], async () => {
    const jobId = await db.jobs.add(fresh);
    if (fresh.named !== undefined) await keepNamed(db, jobId, namesIn(request));
    if (!seen) return jobId;
    const planned = await planPosts(db, { ...fresh, id: jobId }, seen, planning);
    await db.jobs.put({ ...planned, hasMore: false, counts: { ...planned.counts, listed: seen.length } });
    return jobId;
  });
  // Who wants something now does not sit out a rest from a connection that may be back.
  await endOutage(db);
  ports.announce((seen ?? []).flatMap((read) => (read.ok ? [read.item.awemeId] : [])));
  return id;
}

/** Its posts and then its links, in the order in which they are asked for. */
function namesIn({ target: { awemeIds = [], links = [] } }: JobRequest): string[] {
  return [...awemeIds, ...links];
}
