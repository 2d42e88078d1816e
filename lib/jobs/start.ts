import { keepNamed, mostIds } from '@/lib/archive/named-posts';
import type { JobRow } from '@/lib/archive/rows';
import { assets } from '@/lib/assets/index';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { ReadItem } from '@/lib/tiktok/read-item';
import type { Filters, RecordingWish, Target } from '@/lib/tiktok/target';
import { sourceOf } from './list-page';
import { endOutage } from './pace';
import { planningTables, planPosts, readPlanning } from './plan-posts';
import type { Ports } from './ports';

/** What a person asks for: which posts, which of their files. */
export interface JobRequest {
  source: string;
  target: Target;
  assets: string[];
  filters: Filters;
  /** What the popup calls it. */
  label: string;
  /** How many posts there are, as far as known; 0 when unknown. */
  expected: number;
  /** Of a live stream: when and how long. */
  recording?: RecordingWish;
  /** The posts themselves, where the page has shown them already: then nothing is asked of TikTok. */
  seen?: ReadItem[];
}

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
    if (fresh.named !== undefined) await keepNamed(db, jobId, request.target.awemeIds ?? []);
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

function newJob(request: JobRequest, createdAt: number): Omit<JobRow, 'id'> {
  const { source, target, filters, label, expected, recording } = request;
  const wanted = withImplied(source, request.assets);
  const { start, ask, endless } = sourceOf(source);
  const cursor = start(target, createdAt);
  if (!request.seen) ask(target, cursor);
  if (endless && filters.newest === undefined) throw new ClipkeepError('endless');
  return {
    ...{ source, ...shortened(target), assets: wanted, filters, label, expected, createdAt },
    ...(recording ? { recording } : {}),
    state: 'running',
    cursor,
    hasMore: true,
    lastIds: [],
    listTries: 0,
    counts: { listed: 0, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 },
  };
}

/** The job's row is written with each of its files, so it doesn't hold thousands of ids. */
function shortened(target: Target): Pick<JobRow, 'target' | 'named'> {
  const named = target.awemeIds?.length ?? 0;
  return named > mostIds ? { target: { ...target, awemeIds: [] }, named } : { target };
}

/** What a source is for is always among its files. */
function withImplied(source: string, chosen: readonly string[]): string[] {
  const implied = assets.filter(({ impliedBy }) => impliedBy === source).map(({ id }) => id);
  return [...new Set([...implied, ...chosen])];
}
