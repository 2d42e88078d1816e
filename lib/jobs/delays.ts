import { longestWait } from '@/lib/archive/pace-clock';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';
import type { JobSettings } from './ports';

/** Consecutive failures after which a list is given up, with its problem. */
const maxListTries = 8;
const maxSamePages = 4;

/** A short rest (ms), after what is everyday. */
export const quickDelay = 3_000;
const firstDelay = 20_000;
/** One failure of these is everyday: an empty reply is most often followed by a whole one (gallery-dl, 2026-08). */
const everyday: ReadonlySet<ProblemCode> = new Set(['refused', 'network', 'stalled']);

/** When the next page of a list may be asked, `random` being 0 to 1. */
export function afterPause(now: number, pause: JobSettings['pace'], random: number): number {
  return now + pause.min + Math.max(0, pause.max - pause.min) * random;
}

/** Ms of quiet after the `times`-th slow-down in a row (1 is the first): 20 s doubling to 10 min, or longer if TikTok says so. */
export function quietDelay(problem: Problem, times: number): number {
  return Math.max(doubled(times - 1), problem.retryAfter ?? 0);
}

/** Ms to wait after the `tries`-th list failure in a row (1 is the first): 20 s doubling to 10 min, however long TikTok wishes. */
export function listDelay(problem: Problem, tries: number): number {
  const step = tries - 1 - (everyday.has(problem.code) ? 1 : 0);
  const delay = step < 0 ? quickDelay : doubled(step);
  return Math.min(Math.max(delay, problem.retryAfter ?? 0), longestWait);
}

/** Whether it is no use to ask again by ourselves after `tries` failures in a row, of which the last `same` were this one. */
export function isTriedEnough(problem: Problem, tries: number, same: number): boolean {
  if (!problem.retryable || tries >= maxListTries) return true;
  return problem.code === 'samePage' && same >= maxSamePages;
}

function doubled(step: number): number {
  return Math.min(firstDelay * 2 ** step, longestWait);
}
