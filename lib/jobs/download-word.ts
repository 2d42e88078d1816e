import type { ProblemCode } from '@/lib/tiktok/errors';
import type { DownloadFact } from './ports';

/** A cancel within this many ms is the browser's doing, not a hand's. */
const tooQuickForAHand = 1_500;

const disk: Readonly<Record<string, ProblemCode>> = {
  FILE_NO_SPACE: 'diskFull',
  FILE_ACCESS_DENIED: 'diskRefused',
  FILE_FAILED: 'diskRefused',
  FILE_NAME_TOO_LONG: 'diskRefused',
  FILE_TOO_LARGE: 'diskRefused',
  FILE_VIRUS_INFECTED: 'diskRefused',
  FILE_BLOCKED: 'diskRefused',
  FILE_SECURITY_CHECK_FAILED: 'diskRefused',
};

/**
 * Why a download was interrupted, as our problem, or `again` where the browser itself went away (CRASH, USER_SHUTDOWN).
 * `age`: ms since it was handed to the browser. "Ask where to save" shows as USER_CANCELED at once (Chromium 156, 2026-11).
 */
export function readInterruption(fact: DownloadFact, age: number): ProblemCode | 'again' {
  const word = fact.error ?? '';
  if (word === 'USER_CANCELED')
    return fact.filename === '' || age < tooQuickForAHand ? 'asksWhere' : 'cancelled';
  if (word === 'CRASH' || word === 'USER_SHUTDOWN') return 'again';
  return disk[word] ?? 'network';
}
