import type { FrameTimes } from './frames';

/** Pictures shown earlier than the keyframe that comes before them lie at most this far from it. */
const longestLead = 1000;

/** Lets a part begin where decoding can: drops pictures before the first keyframe, and those after it that lean on what came before. */
export function partStart(): { takes(frame: FrameTimes): boolean } {
  let first: number | undefined;
  let keys = 0;
  return {
    takes({ track, key, pts }) {
      if (track === 'audio') return true;
      if (key) keys++;
      if (keys === 0) return false;
      first ??= pts;
      return keys > 1 || pts >= first || pts < first - longestLead;
    },
  };
}
