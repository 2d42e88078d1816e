import { inClock, inMissed } from '@/lib/archive/in-words';
import type { FileRow } from '@/lib/archive/rows';
import { inBytes, inMinutes } from './wording';

/** What there is to know of a saved file: its size; of a recording, how long it is and what it lacks; when it came. */
export function fileFacts({ size, live, savedAt }: FileRow): string[] {
  return [
    size === undefined ? '' : inBytes(size),
    live ? inClock(live.seconds) : '',
    live ? inMissed(live.lostSeconds) : '',
    savedAt === undefined ? '' : inMinutes(savedAt),
  ].filter(Boolean);
}
