import type { Frame, TrackKind } from './frames';
import { jumps, newStretch, noteTimes, type Stretch } from './stretch';

/** Which stretch each track is in: when a clock jumps, pictures and sound cross over one after the other. */
export interface TrackStretches {
  readonly newest: Stretch | undefined;
  /** The one that was the newest before. */
  readonly before: Stretch | undefined;
  /** Whether a frame belongs to a stretch that there is. */
  fits(frame: Frame): boolean;
  /** Gives the frame's stretch, a new one where it fits none, and notes its times. */
  take(frame: Frame): Stretch;
  /** Ends a part: what comes next fits none. */
  leave(): void;
}

/** Begins without any. */
export function trackStretches(): TrackStretches {
  const own = new Map<TrackKind, Stretch>();
  let newest: Stretch | undefined;
  let before: Stretch | undefined;
  const find = (frame: Frame): Stretch | undefined => {
    const current = own.get(frame.track);
    if (current && !jumps(current, frame)) return current;
    const open = own.size > 0 ? newest : undefined;
    return open && !jumps(open, frame) ? open : undefined;
  };
  const begin = (frame: Frame): Stretch => {
    before = newest;
    newest = newStretch(frame, own.size === 0);
    return newest;
  };
  return {
    get newest() {
      return newest;
    },
    get before() {
      return before;
    },
    fits: (frame) => find(frame) !== undefined,
    take(frame) {
      const stretch = find(frame) ?? begin(frame);
      own.set(frame.track, stretch);
      noteTimes(stretch, frame);
      return stretch;
    },
    leave: () => own.clear(),
  };
}
