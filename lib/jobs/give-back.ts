import { asWas } from '@/lib/archive/called-off';
import { endOfWait, readPace } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { type Problem, problemOf } from '@/lib/tiktok/errors';
import { aboutFile, type Blame, isUnserved } from './blame';
import { asPlanned, type Change, changeFile } from './change-file';
import { noteAnswer } from './pace';
import type { Ports } from './ports';
import { judge, mostDiskRefusals } from './retry';

/** A link received within this time (ms) has not run out. */
const freshFor = 3_600_000;

/** Ends an attempt that met a problem: the file is planned again, or failed, or its job waits for the person. */
export async function failAttempt(ports: Ports, seen: FileRow, told: Problem): Promise<void> {
  const [now, random] = [ports.now(), ports.random()];
  const problem = told.code === 'expired' ? await asRefusal(ports, seen, told, now) : told;
  // Once its bytes were here, TikTok had served it: the rest is between the browser and the disk. A bug is no answer.
  const answer = seen.blobUrl === undefined && problem.code !== 'bug' ? problem : 'lost';
  const blame = await noteAnswer(ports, seen.attempt ?? '', answer, aboutFile(seen));
  await changeFile(ports.db, seen, (row, job) =>
    job.state === 'cancelled' ? calledOff(row) : afterProblem(row, problem, now, random, blame),
  );
  await forget(ports, seen);
}

/** A link that was renewed a moment ago did not run out, nor did all the others while they are refused. */
async function asRefusal(ports: Ports, seen: FileRow, problem: Problem, now: number): Promise<Problem> {
  if (!aboutFile(seen)) return problem;
  const { renewedAt } = seen;
  const isFresh = renewedAt !== undefined && endOfWait(renewedAt + freshFor, now, freshFor) > now;
  const pace = await readPace(ports.db);
  const allAre = pace.slowDowns > 0 && isUnserved(pace, 'media');
  return isFresh || allAre ? problemOf('denied', problem.retryAfter) : problem;
}

/** Ends an attempt that was lost through nobody's fault: the file is planned again as it was; a cancelled job's is called off. */
export async function planAgain(ports: Ports, seen: FileRow): Promise<void> {
  await noteAnswer(ports, seen.attempt ?? '', 'lost');
  await changeFile(ports.db, seen, (row, job) =>
    job.state === 'cancelled' ? calledOff(row) : { row: asPlanned(row) },
  );
  await forget(ports, seen);
}

/** It goes away, or is saved as it was. */
function calledOff(row: FileRow): Change {
  const before = asWas(row);
  return before ? { row: before } : {};
}

/** What a file and its job become after a problem; `random` is 0 to 1. */
export function afterProblem(
  row: FileRow,
  problem: Problem,
  now: number,
  random: number,
  blame?: Blame,
): Change {
  if (problem.code === 'gone' && row.state === 'saving') return afterMissing(row, now, random);
  const verdict = judge(problem, row.tries, now, random, blame);
  const planned = { ...asPlanned(row), ...renewalOf(row) };
  // One that waits for its post or its parts still waits for them.
  const waiting = row.state === 'planned' ? row : planned;
  // Those that waited longest come first.
  if (verdict.kind === 'wait') return { row: { ...waiting, retryAt: now } };
  if (verdict.kind === 'pause') {
    const used = verdict.tries === undefined ? {} : { tries: verdict.tries, retryAt: now };
    return { row: { ...waiting, ...used }, job: (job) => pauseFor(job, problem) };
  }
  if (verdict.kind === 'again') {
    const { tries, retryAt } = verdict;
    return { row: { ...planned, tries, retryAt, problem } };
  }
  const failed: FileRow = { ...planned, state: 'failed', tries: row.tries + 1, problem };
  return { row: failed, job: (job) => afterFailure(job, problem, verdict.pauses) };
}

/** The rest of a job waits for the person where it would fail the same way. */
function afterFailure(job: JobRow, problem: Problem, pauses: boolean): JobRow {
  if (problem.code !== 'diskRefused') return pauses && goesOn(job) ? pauseFor(job, problem) : job;
  const diskRefusals = oneMore(job);
  const counted = { ...job, diskRefusals };
  return diskRefusals.times >= mostDiskRefusals && goesOn(job) ? pauseFor(counted, problem) : counted;
}

function oneMore({ diskRefusals, counts: { saved } }: JobRow): { times: number; saved: number } {
  return { times: diskRefusals?.saved === saved ? diskRefusals.times + 1 : 1, saved };
}

/** When its link was renewed, which the next attempt has to know. */
export function renewalOf({ renewedAt }: FileRow): Pick<FileRow, 'renewedAt'> {
  return renewedAt === undefined ? {} : { renewedAt };
}

/** Dead links may be old ones: only where those are dead too that its post gives then, TikTok lacks the file. */
function afterMissing(row: FileRow, now: number, random: number): Change {
  if (row.missed) return afterProblem(row, problemOf('fileGone'), now, random);
  return { row: { ...asPlanned(row), missed: true, problem: problemOf('expired') } };
}

/** The job waits for the person to do what the problem's sentence says. */
export function pauseFor(job: JobRow, problem: Problem): JobRow {
  return job.state === 'running' ? { ...job, state: 'paused', problem } : job;
}

function goesOn(job: JobRow): boolean {
  return job.hasMore || job.counts.planned > 0;
}

/** After the row: what it held is freed, or found as an orphan by the next reconcile. */
async function forget(ports: Ports, row: FileRow): Promise<void> {
  if (row.attempt !== undefined) await ports.transfers.release(row.attempt);
  ports.announce([row.awemeId]);
}
