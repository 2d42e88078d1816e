import type { ArchiveDb } from '@/lib/archive/db';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';
import type { JobSettings } from './ports';

/** One clock for everything asked of TikTok in this browser profile, kept in `facts`. */
export interface Pace {
  /** Unix ms before which nothing is asked. */
  nextAt: number;
  /** Whose turn it was last: jobs take turns. */
  lastJob: number;
  /** Times in a row that TikTok asked to slow down, whichever list it was. */
  slowDowns: number;
}

/** Consecutive failures after which a list is given up, with its problem. */
const maxListTries = 8;
const maxSamePages = 4;

const quickDelay = 3_000;
const firstDelay = 20_000;
const longestDelay = 600_000;
/** One failure of these is everyday: an empty reply is most often followed by a whole one (gallery-dl, 2026-08). */
const everyday: ReadonlySet<ProblemCode> = new Set(['refused', 'network', 'stalled']);

export async function readPace(db: ArchiveDb): Promise<Pace> {
  const row = await db.facts.get('pace');
  return (row?.value as Pace | undefined) ?? { nextAt: 0, lastJob: 0, slowDowns: 0 };
}

export async function writePace(db: ArchiveDb, pace: Pace): Promise<void> {
  await db.facts.put({ name: 'pace', value: pace });
}

/**
 * Notes how TikTok answered: "slow down" is meant for all that this browser profile asks, not for one list. Gives how many
 * times in a row it has been said.
 */
export async function noteAnswer(db: ArchiveDb, problem: Problem | undefined, now: number): Promise<number> {
  const pace = await readPace(db);
  if (problem && problem.code !== 'slowDown') return 0;
  const slowDowns = problem ? pace.slowDowns + 1 : 0;
  const nextAt = problem ? now + listDelay(problem, slowDowns) : pace.nextAt;
  if (slowDowns !== pace.slowDowns) await writePace(db, { ...pace, slowDowns, nextAt });
  return slowDowns;
}

/** When the next request may go, `random` being 0 to 1. */
export function afterPause(now: number, pause: JobSettings['pace'], random: number): number {
  return now + pause.min + Math.max(0, pause.max - pause.min) * random;
}

/** Ms to wait after the `tries`-th list failure in a row (1 is the first): 20 s doubling to 10 min, or longer if TikTok says so. */
export function listDelay(problem: Problem, tries: number): number {
  const easy = everyday.has(problem.code) ? 1 : 0;
  const step = tries - 1 - easy;
  const delay = step < 0 ? quickDelay : Math.min(firstDelay * 2 ** step, longestDelay);
  return Math.max(delay, problem.retryAfter ?? 0);
}

/** Failures in a row after which it is no use to ask again by ourselves. */
export function triesFor(problem: Problem): number {
  if (!problem.retryable) return 1;
  return problem.code === 'samePage' ? maxSamePages : maxListTries;
}
