import type { ProblemCode } from '@/lib/tiktok/errors';
import type { DownloadFact } from './ports';

const disk: Readonly<Record<string, ProblemCode>> = {
  FILE_NO_SPACE: 'diskFull',
  FILE_ACCESS_DENIED: 'diskRefused',
  FILE_FAILED: 'diskRefused',
  FILE_NAME_TOO_LONG: 'nameTooLong',
  FILE_TOO_LARGE: 'tooLargeForDisk',
  FILE_VIRUS_INFECTED: 'fileRefused',
  FILE_BLOCKED: 'fileRefused',
  FILE_SECURITY_CHECK_FAILED: 'fileRefused',
  FILE_TRANSIENT_ERROR: 'stalled',
};

/**
 * Why a download was interrupted, as our problem, or `again` where the browser itself went away (CRASH, USER_SHUTDOWN).
 * Where the browser wants to ask (that is switched on, or the folder can't be written to), a download without a window
 * ends as USER_CANCELED before it has a name; one that a hand cancels has its name (Chromium 156, 2026-11).
 */
export function readInterruption(fact: DownloadFact): ProblemCode | 'again' {
  const word = fact.error ?? '';
  if (word === 'USER_CANCELED') return fact.filename === '' ? 'asksWhere' : 'cancelled';
  if (word === 'CRASH' || word === 'USER_SHUTDOWN') return 'again';
  return disk[word] ?? 'network';
}
