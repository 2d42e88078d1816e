import type { FileRow, JobRow } from '@/lib/archive/rows';
import { type Problem, problemOf } from '@/lib/tiktok/errors';
import { asPlanned, type Change, changeFile } from './change-file';
import { noteAnswer } from './pace';
import type { Ports } from './ports';
import { judge } from './retry';

/** Ends an attempt that met a problem: the file is planned again, or failed, or its job waits for the person. */
export async function failAttempt(ports: Ports, seen: FileRow, problem: Problem): Promise<void> {
  await noteAnswer(ports, seen.attempt ?? '', problem);
  const [now, random] = [ports.now(), ports.random()];
  await changeFile(ports.db, seen, (row, job) =>
    job.state === 'cancelled' ? {} : afterProblem(row, problem, now, random),
  );
  await forget(ports, seen);
}

/** Ends an attempt that was lost through nobody's fault: the file is planned again as it was; a cancelled job's goes away. */
export async function planAgain(ports: Ports, seen: FileRow): Promise<void> {
  await noteAnswer(ports, seen.attempt ?? '', 'lost');
  await changeFile(ports.db, seen, (row, job) => (job.state === 'cancelled' ? {} : { row: asPlanned(row) }));
  await forget(ports, seen);
}

/** What a file and its job become after a problem; `random` is 0 to 1. */
export function afterProblem(row: FileRow, problem: Problem, now: number, random: number): Change {
  if (problem.code === 'gone' && row.state === 'saving') return afterMissing(row, now, random);
  const verdict = judge(problem, row.tries, now, random);
  const planned = asPlanned(row);
  // One that waits for its post or its parts still waits for them.
  const waiting = row.state === 'planned' ? row : planned;
  if (verdict.kind === 'wait') return { row: waiting };
  if (verdict.kind === 'pause') return { row: waiting, job: (job) => pauseFor(job, problem) };
  if (verdict.kind === 'again') {
    const { tries, retryAt } = verdict;
    return { row: { ...planned, tries, retryAt, problem } };
  }
  const failed: FileRow = { ...planned, state: 'failed', tries: row.tries + 1, problem };
  return { row: failed, job: (job) => (verdict.pauses && goesOn(job) ? pauseFor(job, problem) : job) };
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
