import type { Frame, FrameTimes, TrackKind } from './frames';

/** Frames whose clock runs on without a jump. */
export interface Stretch {
  /** Whether it is the first of a part: of a connection, or of what follows a discontinuity. */
  readonly opensPart: boolean;
  /** The earliest decoding time, of the part's own clock. */
  from: number;
  /** The last decoding time of each track. */
  readonly last: Map<TrackKind, number>;
  /** Frames that wait until it is known where the stretch belongs; undefined once it is. */
  held: Frame[] | undefined;
  /** From the part's clock to the timeline. */
  shift: number;
  /** Frames that `shift` puts up to here are there already. */
  readonly skipUntil: Map<TrackKind, number>;
}

/** A silence of all tracks that is longer counts as a jump. */
const longestPause = 750;
/** Pictures alone may be few. */
const longestStill = 10_000;
/** A clock that goes back further has jumped; less is put in order. */
const smallestStepBack = 250;
/** Tracks of one clock begin and are interleaved within this. */
const widestInterleave = 5000;
/** So many frames tell whether a new connection repeats what is there. */
const tellingFrames = 12;

/** A stretch that begins at this frame's time; the frame itself is not in it yet. */
export function newStretch(frame: Frame, opensPart: boolean): Stretch {
  return { opensPart, from: frame.dts, last: new Map(), held: [], shift: 0, skipUntil: new Map() };
}

/** Whether a frame can't belong to the stretch's clock. */
export function jumps({ last }: Stretch, { track, dts, duration }: FrameTimes): boolean {
  if (last.size === 0) return false;
  const pause = last.has('audio') || track === 'audio' ? longestPause : longestStill;
  const own = last.get(track);
  const newest = Math.max(...last.values());
  const back = own === undefined ? dts < newest - widestInterleave : dts < own - smallestStepBack;
  return back || dts - newest - duration > pause;
}

/** Widens the stretch to a frame, in whatever order frames come. */
export function noteTimes(stretch: Stretch, { track, dts }: FrameTimes): void {
  stretch.from = Math.min(stretch.from, dts);
  stretch.last.set(track, Math.max(dts, stretch.last.get(track) ?? dts));
}

/**
 * Whether enough is held to say where it belongs: each track that can be expected, and what may repeat something where
 * there is something (`isFirst`: there isn't), or as much as one waits for.
 */
export function heldEnough(
  { held = [], last, from, opensPart }: Stretch,
  expected: readonly TrackKind[],
  isFirst: boolean,
): boolean {
  const newest = Math.max(...last.values());
  const least = opensPart && !isFirst ? tellingFrames : 1;
  const whole = expected.every((track) => last.has(track)) && held.length >= least;
  return held.length > 0 && (whole || newest - from >= widestInterleave);
}
