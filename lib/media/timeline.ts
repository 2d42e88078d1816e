import type { Frame, TrackKind } from './frames';
import { partStart } from './part-start';
import { placing } from './placing';
import { heldEnough, type Stretch } from './stretch';
import type { PlacedFrame } from './track-end';
import { trackStretches } from './track-stretches';

/** Joins the parts of a recording into one timeline; times in milliseconds. */
export interface Timeline {
  /** Says that the next frames come from another connection (or after a discontinuity). Gives what waited. */
  beginPart(): PlacedFrame[];
  /** Takes a frame in the order of the file; gives those whose place is known by now, in order within each track. */
  add(frame: Frame): PlacedFrame[];
  /** Gives what waited; no frame comes after. */
  end(): PlacedFrame[];
  /** How long what was placed lasts. */
  readonly duration: number;
}

const bothTracks: readonly TrackKind[] = ['video', 'audio'];

/**
 * One timeline out of parts whose clocks may go on, repeat a little, start anew or jump. Gaps and jumps are closed up; pictures
 * and sound keep their distance; frames that a new connection sends again are left out; a part's pictures begin with a keyframe.
 * `toKeep` gives the form in which a frame can wait.
 */
export function timeline(toKeep: (frame: Frame) => Frame = (frame) => frame): Timeline {
  const places = placing();
  const stretches = trackStretches();
  let start = partStart();
  const settle = (stretch: Stretch | undefined): PlacedFrame[] =>
    stretch?.held ? places.settle(stretch, stretches.before) : [];
  return {
    add(frame) {
      if (!start.takes(frame)) return [];
      const waited = stretches.fits(frame) ? [] : settle(stretches.newest);
      const stretch = stretches.take(frame);
      if (!stretch.held) return [...waited, ...places.place(frame, stretch)];
      stretch.held.push(toKeep(frame));
      const expected = places.seen.size > 0 ? [...places.seen] : bothTracks;
      return heldEnough(stretch, expected, !stretches.before) ? [...waited, ...settle(stretch)] : waited;
    },
    end: () => settle(stretches.newest),
    beginPart() {
      start = partStart();
      const waited = settle(stretches.newest);
      stretches.leave();
      return waited;
    },
    get duration() {
      return places.duration;
    },
  };
}
