import { type OpenJob, openJobs } from '@/lib/archive/open-jobs';
import { endOfWait, isLimited, isSoft, type Pace, readPace, turnOf } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { afterPause } from './delays';
import { gatherPart } from './gather';
import { isListOver, listPage } from './list-page';
import { needsAsks, needsPost } from './needs';
import { asksFirst, changePace, takeTurn } from './pace';
import type { JobSettings, Ports } from './ports';
import { refreshPost } from './refresh-post';
import { isAliveDue, watchRooms } from './watch-rooms';

/** While this many of a job's files wait, its list can wait too: links age. */
const backlog = 60;

/** What a job would ask of TikTok, and from when on (Unix ms). `name` is the request's, for the clock. */
export interface Errand {
  job: JobRow;
  at: number;
  run(ports: Ports, name: string): Promise<void>;
}

/**
 * Asks TikTok for one thing, if the pace allows: a page of a list, or a post whose links ran out. One at a time over the
 * whole profile, jobs in turns. Gives whether anything was asked. `known`: what was open a moment ago; where that has
 * nothing to ask, nothing is read.
 */
export async function askNext(ports: Ports, known?: OpenJob[]): Promise<boolean> {
  const settings = await ports.settings();
  const next = await nextErrand(ports, settings, known);
  if (!next) return false;
  if (known) return askNext(ports);
  const asker = { name: `ask-${ports.now()}-${ports.random()}`, soft: isSoft(next.job) };
  const pause = () => ({ nextAt: afterPause(ports.now(), settings.pace, ports.random()) });
  const turn = { lastJob: next.job.id, ...pause() };
  if (!(await takeTurn(ports, asker, settings.dailyLimit, turn))) return false;
  await next.run(ports, asker.name);
  await changePace(ports.db, (pace) => ({ ...pace, ...pause() }));
  return true;
}

/** What the clock lets go now. */
async function nextErrand(
  { db, now }: Ports,
  { pace: pause, dailyLimit }: JobSettings,
  known?: OpenJob[],
): Promise<Errand | undefined> {
  const [pace, time] = [await readPace(db), now()];
  const { kind } = turnOf(pace, time);
  if (kind === 'quiet' || kind === 'probing') return undefined;
  if (endOfWait(pace.nextAt, time, pause.max) > time) return undefined;
  const limited = isLimited(pace, dailyLimit, time);
  const all = errands(known ?? (await openJobs(db)), pace, time);
  const due = all.filter(({ job, at }) => at <= time && !(limited && !isSoft(job)));
  return due.find(({ job }) => job.id > pace.lastJob) ?? due[0];
}

/** What each job would ask next. */
export function errands(open: readonly OpenJob[], pace: Pace, now: number): Errand[] {
  const first = asksFirst(pace, now);
  return open.flatMap((one) => errandOf(one, now, first) ?? []);
}

/**
 * Of what is due: posts whose files wait for a new link come before more of the list, files that are gathered after it.
 * `first`: something has to be asked before any file, if only for a post that waits for nothing.
 */
function errandOf({ job, planned }: OpenJob, now: number, first: boolean): Errand | undefined {
  const at = (row: { retryAt?: number }) => endOfWait(row.retryAt, now);
  const errand = (time: number, run: Errand['run']): Errand => ({ job, at: time, run });
  const soonest = (rows: FileRow[], run: (ports: Ports, row: FileRow, name: string) => Promise<void>) => {
    const [row] = rows.sort((a, b) => at(a) - at(b));
    return row ? [errand(at(row), (ports, name) => run(ports, row, name))] : [];
  };
  const listed = !isListOver(job) && job.counts.planned < backlog;
  const all = [
    ...soonest(planned.filter(needsPost), refreshPost),
    ...(isAliveDue(job, now) ? [errand(endOfWait(job.aliveAt, now), watchRooms)] : []),
    ...(listed ? [errand(at(job), (ports, name) => listPage(ports, job, name))] : []),
    ...soonest(planned.filter(needsAsks), gatherPart),
  ];
  const any = first ? planned.map((row) => errand(now, (ports, name) => refreshPost(ports, row, name))) : [];
  return [...all, ...any].find((one) => one.at <= now) ?? all.sort((a, b) => a.at - b.at)[0];
}
