import { fingerprints } from './fingerprints';
import type { Frame, TrackKind } from './frames';
import type { Stretch } from './stretch';
import { type PlacedFrame, pictureEnd, soundEnd } from './track-end';

/** Gives frames their place behind everything that has one. */
export interface Placing {
  /** Decides where a stretch belongs, now that enough of it is held, and gives what it held. `before` came before it. */
  settle(stretch: Stretch, before: Stretch | undefined): PlacedFrame[];
  /** Places one frame of a stretch that is settled; nothing where it is there already. */
  place(frame: Frame, stretch: Stretch): PlacedFrame[];
  /** Tracks that have come. */
  readonly seen: ReadonlySet<TrackKind>;
  /** Milliseconds. */
  readonly duration: number;
}

/** Begins at 0, with nothing there. */
export function placing(): Placing {
  const ends = { video: pictureEnd(), audio: soundEnd() };
  const seen = new Set<TrackKind>();
  const known = fingerprints();
  const duration = () => Math.max(ends.video.end, ends.audio.end);

  const place = (frame: Frame, stretch: Stretch): PlacedFrame[] => {
    const said = frame.dts + stretch.shift;
    if (said <= (stretch.skipUntil.get(frame.track) ?? Number.NEGATIVE_INFINITY)) return [];
    known.add(frame, said);
    seen.add(frame.track);
    const placed = ends[frame.track].place(frame, stretch.shift);
    return placed ? [placed] : [];
  };
  const shiftOf = (held: readonly Frame[]): number => {
    const kinds = ['video', 'audio'] as const;
    const firsts = kinds.flatMap((track) => held.find((frame) => frame.track === track) ?? []);
    const needs = firsts.flatMap((frame) => ends[frame.track].needs(frame) ?? []);
    return needs.length > 0 ? Math.max(...needs) : duration() - Math.min(...firsts.map(({ pts }) => pts));
  };
  return {
    place,
    seen,
    get duration() {
      return duration();
    },
    settle(stretch, before) {
      const { held = [], opensPart } = stretch;
      const repeated = before && opensPart ? known.repeated(held, before.shift) : undefined;
      stretch.shift = repeated ?? shiftOf(held);
      // What was there already is left out.
      if (repeated !== undefined) for (const [track, end] of known.reach) stretch.skipUntil.set(track, end);
      stretch.held = undefined;
      return held.flatMap((frame) => place(frame, stretch));
    },
  };
}
