import { type OpenJob, openJobs } from '@/lib/archive/open-jobs';
import { endOfWait, heedsLimit, isLimited, type Pace, readPace, turnOf } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import type { Problem } from '@/lib/tiktok/errors';
import { contain } from './contain';
import { afterPause } from './delays';
import { failGathering, gatherPart } from './gather';
import { knock } from './knock';
import { failList, isListOver, listPage } from './list-page';
import { needsAsks, needsPost } from './needs';
import { asksFirst, changePace, noteAnswer, takeTurn } from './pace';
import type { JobSettings, Ports } from './ports';
import { failPost, refreshPost } from './refresh-post';
import { isAliveDue, skipRoom, watchRooms } from './watch-rooms';

/** While this many of a job's files wait, its list can wait too: links age. */
const backlog = 60;

/** What a job would ask of TikTok, and from when on (Unix ms). `name` is the request's, for the clock. */
export interface Errand {
  job: JobRow;
  at: number;
  /** The daily limit doesn't count it. */
  uncounted: boolean;
  run(ports: Ports, name: string): Promise<void>;
  /** What becomes of it when a bug was met: it isn't asked again in the same breath. */
  spoil(ports: Ports, problem: Problem): Promise<void>;
}

type Doing = Pick<Errand, 'uncounted' | 'run' | 'spoil'>;

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
  const { job, uncounted } = next;
  const asker = { name: `ask-${ports.now()}-${ports.random()}`, soft: !heedsLimit(job), uncounted };
  const pause = () => ({ nextAt: afterPause(ports.now(), settings.pace, ports.random()) });
  const turn = { lastJob: job.id, ...pause() };
  if (!(await takeTurn(ports, asker, settings.dailyLimit, turn))) return false;
  await contain(
    ports,
    () => next.run(ports, asker.name),
    async (problem) => {
      await noteAnswer(ports, asker.name, 'lost');
      await next.spoil(ports, problem);
    },
  );
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
  const due = all.filter(({ job, at }) => at <= time && !(limited && heedsLimit(job)));
  return due.find(({ job }) => job.id > pace.lastJob) ?? due[0];
}

/** Whether TikTok is to be asked for something else before another file; before there was any rest, that can be waited for. */
export function isAskDue(
  open: readonly OpenJob[],
  pace: Pace,
  { pace: pause }: JobSettings,
  now: number,
): boolean {
  const paused = endOfWait(pace.nextAt, now, pause.max) > now;
  if (!paused) return errands(open, pace, now).some(({ at }) => at <= now);
  const isStale = (row: FileRow) => needsPost(row) && endOfWait(row.retryAt, now) <= now;
  return pace.slowDowns === 0 && open.some(({ planned }) => planned.some(isStale));
}

/** What each job would ask next. */
export function errands(open: readonly OpenJob[], pace: Pace, now: number): Errand[] {
  if (asksFirst(pace, now)) return open.map(({ job }) => ({ job, at: now, ...knocking }));
  return open.flatMap((one) => errandOf(one, now) ?? []);
}

/** Of what is due: posts whose files wait for a new link come before more of the list, files that are gathered after it. */
function errandOf({ job, planned }: OpenJob, now: number): Errand | undefined {
  const at = (row: { retryAt?: number }) => endOfWait(row.retryAt, now);
  const errand = (time: number, doing: Doing): Errand => ({ job, at: time, ...doing });
  const soonest = (rows: FileRow[], doing: (row: FileRow) => Doing) => {
    const [row] = rows.sort((a, b) => at(a) - at(b));
    return row ? [errand(at(row), doing(row))] : [];
  };
  const listed = !isListOver(job) && planned.length < backlog;
  const all = [
    ...soonest(planned.filter(needsPost), renewing),
    ...(isAliveDue(job, now) ? [errand(endOfWait(job.aliveAt, now), watching(job))] : []),
    ...(listed ? [errand(at(job), listing(job))] : []),
    ...soonest(planned.filter(needsAsks), gathering),
  ];
  return all.find((one) => one.at <= now) ?? all.sort((a, b) => a.at - b.at)[0];
}

const knocking: Doing = { uncounted: true, run: knock, spoil: async () => undefined };

const renewing = (row: FileRow): Doing => ({
  uncounted: false,
  run: (ports, name) => refreshPost(ports, row, name),
  spoil: (ports, problem) => failPost(ports, row.awemeId, problem),
});

const watching = (job: JobRow): Doing => ({
  uncounted: true,
  run: watchRooms,
  spoil: (ports) => skipRoom(ports, job),
});

const listing = (job: JobRow): Doing => ({
  uncounted: job.waitsForRoom !== undefined,
  run: (ports, name) => listPage(ports, job, name),
  spoil: (ports, problem) => failList(ports, job, problem),
});

const gathering = (row: FileRow): Doing => ({
  uncounted: false,
  run: (ports, name) => gatherPart(ports, row, name),
  spoil: (ports, problem) => failGathering(ports, row, problem),
});
