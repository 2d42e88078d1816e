import { type Problem, problemIn, problemOf } from '@/lib/tiktok/errors';

/** What Dexie throws where the disk takes nothing more: on opening, on writing, at the end of a transaction (Chromium 156, 2026-11). */
const noRoom: ReadonlySet<string> = new Set([
  ...['OpenFailedError', 'DatabaseClosedError', 'QuotaExceededError', 'AbortError', 'UnknownError'],
]);

/** Whether this is the archive's own disk that refuses. Dexie's errors are none of the platform's, which share some names. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && !(error instanceof DOMException) && noRoom.has(error.name);
}

/** Why something failed that is written down in the archive. A bug is thrown on. */
export function refusalIn(error: unknown): Problem {
  return isNoRoom(error) ? problemOf('profileFull') : problemIn(error);
}
