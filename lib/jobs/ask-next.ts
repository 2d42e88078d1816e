import { nextPlanned, runningJobs } from '@/lib/archive/open-jobs';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { needsAsks, needsPost } from './fill-slots';
import { gatherPart } from './gather';
import { isListOver, listPage } from './list-page';
import { afterPause, readPace, writePace } from './pace';
import type { Ports } from './ports';
import { refreshPost } from './refresh-post';

/** While this many of a job's files wait, its list can wait too: links age. */
const backlog = 60;

/** What a job would ask of TikTok, and from when on (Unix ms). */
interface Errand {
  at: number;
  run(ports: Ports): Promise<void>;
}

/**
 * Asks TikTok for one thing, if the pace allows: a page of a list, or a post whose links ran out. One at a time over the
 * whole profile, jobs in turns. Gives whether anything was asked.
 */
export async function askNext(ports: Ports): Promise<boolean> {
  const [pace, now] = [await readPace(ports.db), ports.now()];
  if (pace.nextAt > now) return false;
  const due = (await errands(ports)).filter(({ errand }) => errand.at <= now);
  const next = due.find(({ job }) => job.id > pace.lastJob) ?? due[0];
  if (!next) return false;
  const { pace: pause } = await ports.settings();
  const keepPace = async (from: number) => {
    const nextAt = afterPause(from, pause, ports.random());
    const seen = await readPace(ports.db);
    await writePace(ports.db, { ...seen, lastJob: next.job.id, nextAt: Math.max(seen.nextAt, nextAt) });
  };
  await keepPace(now);
  await next.errand.run(ports);
  await keepPace(ports.now());
  return true;
}

/** When the next request is due, Unix ms; undefined while nothing is to be asked. */
export async function nextAskAt(ports: Ports): Promise<number | undefined> {
  const times = (await errands(ports)).map(({ errand }) => errand.at);
  return times.length === 0 ? undefined : Math.max(Math.min(...times), (await readPace(ports.db)).nextAt);
}

async function errands(ports: Ports): Promise<{ job: JobRow; errand: Errand }[]> {
  const jobs = await runningJobs(ports.db);
  const all = await Promise.all(
    jobs.map(async (job) => ({ job, errand: errandOf(job, await nextPlanned(ports.db, job.id)) })),
  );
  return all.flatMap(({ job, errand }) => (errand ? [{ job, errand }] : []));
}

/** Posts whose files wait for a new link come before more of the list, files that are gathered after it. */
function errandOf(job: JobRow, planned: FileRow[]): Errand | undefined {
  const [stale] = planned.filter(needsPost).sort(byTurn);
  if (stale) return { at: stale.retryAt ?? 0, run: (ports) => refreshPost(ports, stale) };
  if (!isListOver(job) && job.counts.planned < backlog)
    return { at: job.retryAt ?? 0, run: (ports) => listPage(ports, job) };
  const [gathering] = planned.filter(needsAsks).sort(byTurn);
  return gathering && { at: gathering.retryAt ?? 0, run: (ports) => gatherPart(ports, gathering) };
}

function byTurn(a: FileRow, b: FileRow): number {
  return (a.retryAt ?? 0) - (b.retryAt ?? 0);
}
