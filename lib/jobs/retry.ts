import { longestWait } from '@/lib/archive/pace-clock';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';
import type { Blame } from './blame';

/** A file is tried this often before it is called failed. */
export const maxTries = 5;

const firstDelay = 2_000;
const longestDelay = 120_000;

/** What TikTok must first be shown by the person: no file or list of the job gets further without. */
const stopsTheJob: ReadonlySet<ProblemCode> = new Set(['humanCheck', 'signIn', 'noPage']);
/** What spoils this file and would spoil the next ones the same way. */
const spoilsTheRest: ReadonlySet<ProblemCode> = new Set(['asksWhere', 'diskFull', 'profileFull']);

/** A folder that refuses so many files in a row refuses them all. */
export const mostDiskRefusals = 3;

/** What becomes of a file after a problem. `tries` counts this one as well; `retryAt` is Unix ms. */
export type Verdict =
  | { kind: 'again'; tries: number; retryAt: number }
  /** The file keeps its turn and its tries: when anything is asked again, the clock says. */
  | { kind: 'wait' }
  /** The file keeps its turn; the job waits for the person. `tries`: where that used one. */
  | { kind: 'pause'; tries?: number }
  /** `pauses`: the rest of the job waits for the person as well. */
  | { kind: 'failed'; pauses: boolean };

/** What a problem means for a file that had `tries` tries before. `random` is 0 to 1, times are Unix ms. */
export function judge(
  problem: Problem,
  tries: number,
  now: number,
  random: number,
  blame: Blame = 'theirs',
): Verdict {
  if (stopsTheJob.has(problem.code)) return { kind: 'pause' };
  if (blame === 'enough')
    return tries + 1 >= maxTries ? { kind: 'failed', pauses: true } : { kind: 'pause', tries: tries + 1 };
  if (problem.code === 'slowDown' || blame === 'nobody') return { kind: 'wait' };
  if (!problem.retryable || tries + 1 >= maxTries)
    return { kind: 'failed', pauses: spoilsTheRest.has(problem.code) };
  return { kind: 'again', tries: tries + 1, retryAt: now + fileDelay(problem, tries, random) };
}

/** Whether a list can't go on before the person has done something. */
export function needsPerson(problem: Problem): boolean {
  return stopsTheJob.has(problem.code);
}

/** 2, 8, 32, 120 s, a quarter more or less; TikTok's own wish, up to 10 min, when that is longer. A new link needs no wait. */
function fileDelay(problem: Problem, tries: number, random: number): number {
  if (problem.code === 'expired') return 0;
  const delay = Math.min(firstDelay * 4 ** tries, longestDelay) * (0.75 + random / 2);
  return Math.min(Math.max(delay, problem.retryAfter ?? 0), longestWait);
}
