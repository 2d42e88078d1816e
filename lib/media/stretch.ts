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
  /** Frames up to here are there already. */
  readonly skipUntil: Map<TrackKind, number>;
}

/** A silence of all tracks that is longer counts as a jump. */
const longestPause = 750;
/** A clock that goes back further has jumped; less is put in order. */
const smallestStepBack = 250;
/** Tracks of one clock begin and are interleaved within this. */
const widestInterleave = 1500;

export function newStretch(frame: Frame, opensPart: boolean): Stretch {
  return { opensPart, from: frame.dts, last: new Map(), held: [], shift: 0, skipUntil: new Map() };
}

/** Whether a frame can't belong to the stretch's clock. */
export function jumps({ last }: Stretch, { track, dts, duration }: FrameTimes): boolean {
  if (last.size === 0) return false;
  const own = last.get(track);
  const newest = Math.max(...last.values());
  const back = own === undefined ? dts < newest - widestInterleave : dts < own - smallestStepBack;
  return back || dts - newest - duration > longestPause;
}

export function noteTimes(stretch: Stretch, { track, dts }: FrameTimes): void {
  stretch.from = Math.min(stretch.from, dts);
  stretch.last.set(track, Math.max(dts, stretch.last.get(track) ?? dts));
}

/** Whether enough is held to say where it belongs: each track that can be expected, or as much as one waits for. */
export function heldEnough({ held = [], last, from }: Stretch, expected: readonly TrackKind[]): boolean {
  const newest = Math.max(...last.values());
  return held.length > 0 && (expected.every((track) => last.has(track)) || newest - from >= widestInterleave);
}
