import { fingerprints } from './fingerprints';
import type { Frame, TrackKind } from './frames';
import { partStart } from './part-start';
import { heldEnough, jumps, newStretch, noteTimes, type Stretch } from './stretch';
import { type PlacedFrame, pictureEnd, soundEnd } from './track-end';

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

/**
 * One timeline out of parts whose clocks may go on, repeat a little, start anew or jump. Gaps and jumps are closed up; pictures
 * and sound keep their distance; frames that a new connection sends again are left out; a part's pictures begin with a keyframe.
 */
export function timeline(): Timeline {
  const ends = { video: pictureEnd(), audio: soundEnd() };
  const seen = new Set<TrackKind>();
  const known = fingerprints();
  let start = partStart();
  let of = new Map<TrackKind, Stretch>();
  let newest: Stretch | undefined;
  let before: Stretch | undefined;

  const place = (frame: Frame, stretch: Stretch): PlacedFrame[] => {
    if (frame.dts <= (stretch.skipUntil.get(frame.track) ?? Number.NEGATIVE_INFINITY)) return [];
    known.add(frame);
    seen.add(frame.track);
    const placed = ends[frame.track].place(frame, stretch.shift);
    return placed ? [placed] : [];
  };
  const settle = (stretch = newest): PlacedFrame[] => {
    const held = stretch?.held;
    if (!stretch || !held) return [];
    if (before && repeats(stretch, before, held)) continueClock(stretch, before);
    else stretch.shift = shiftOf(held);
    stretch.held = undefined;
    return held.flatMap((frame) => place(frame, stretch));
  };
  const repeats = (stretch: Stretch, old: Stretch, held: Frame[]) =>
    stretch.opensPart && stretch.from > old.from && held.some((frame) => known.has(frame));
  const shiftOf = (held: Frame[]): number => {
    const firsts = (['video', 'audio'] as const).flatMap(
      (track) => held.find((one) => one.track === track) ?? [],
    );
    const needs = firsts.flatMap((frame) => ends[frame.track].needs(frame) ?? []);
    const end = Math.max(ends.video.end, ends.audio.end);
    return needs.length > 0 ? Math.max(...needs) : end - Math.min(...firsts.map((frame) => frame.pts));
  };
  const stretchFor = (frame: Frame): PlacedFrame[] => {
    const own = of.get(frame.track);
    if (own && !jumps(own, frame)) return [];
    const joins = newest && newest !== own && [...of.values()].includes(newest) && !jumps(newest, frame);
    const settled = joins ? [] : settle();
    if (!joins) {
      before = newest;
      newest = newStretch(frame, of.size === 0);
    }
    if (newest) of.set(frame.track, newest);
    return settled;
  };
  const add = (frame: Frame): PlacedFrame[] => {
    if (!start.takes(frame)) return [];
    const settled = stretchFor(frame);
    const stretch = of.get(frame.track);
    if (!stretch) return settled;
    noteTimes(stretch, frame);
    if (!stretch.held) return [...settled, ...place(frame, stretch)];
    stretch.held.push(frame);
    const expected = seen.size > 0 ? [...seen] : (['video', 'audio'] as const);
    return heldEnough(stretch, expected) ? [...settled, ...settle(stretch)] : settled;
  };
  return {
    add,
    end: settle,
    beginPart() {
      const settled = settle();
      start = partStart();
      of = new Map();
      return settled;
    },
    get duration() {
      return Math.max(ends.video.end, ends.audio.end);
    },
  };
}

/** The same clock as before: what was there already is left out. */
function continueClock(stretch: Stretch, before: Stretch): void {
  stretch.shift = before.shift;
  for (const [track, last] of before.last) stretch.skipUntil.set(track, last);
}
