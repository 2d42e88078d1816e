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
    if (frame.dts <= (stretch.skipUntil.get(frame.track) ?? Number.NEGATIVE_INFINITY)) return [];
    known.add(frame);
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
      const { held = [], opensPart, from } = stretch;
      const repeats = before && opensPart && from > before.from && held.some((frame) => known.has(frame));
      if (repeats) continueClock(stretch, before);
      else stretch.shift = shiftOf(held);
      stretch.held = undefined;
      return held.flatMap((frame) => place(frame, stretch));
    },
  };
}

/** The same clock as before: what was there already is left out. */
function continueClock(stretch: Stretch, before: Stretch): void {
  stretch.shift = before.shift;
  for (const [track, last] of before.last) stretch.skipUntil.set(track, last);
}
