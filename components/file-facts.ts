import { inClock, inMissed } from '@/lib/archive/in-words';
import type { FileRow } from '@/lib/archive/rows';
import { inBytes, inMinutes } from './wording';

/** What there is to know of a saved file: its size; of a recording, how long it is and what it lacks; when it came; whether it never had sound. */
export function fileFacts({ size, live, silent, savedAt }: FileRow): string[] {
  return [
    size === undefined ? '' : inBytes(size),
    live ? inClock(live.seconds) : '',
    live ? inMissed(live.lostSeconds) : '',
    savedAt === undefined ? '' : inMinutes(savedAt),
    silent ? 'has no sound on TikTok either' : '',
  ].filter(Boolean);
}
