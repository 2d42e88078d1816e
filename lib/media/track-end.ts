import type { Frame, FrameTimes } from './frames';

/** A frame with its place on the recording's one timeline, in milliseconds; the earliest is shown at 0. */
export interface PlacedFrame extends Frame {
  /** Grows from frame to frame of a track. That of the first pictures may lie before 0 where some are shown out of order. */
  dts: number;
}

/** How far a track has got. */
export interface TrackEnd {
  /** Milliseconds that a frame placed next must wait for; undefined before the first. */
  needs(frame: FrameTimes): number | undefined;
  /** Where everything placed so far has been shown. */
  readonly end: number;
  /** Gives the frame at these times, moved as little as order demands; undefined for sound that would sound over sound. */
  place(frame: Frame, shift: number): PlacedFrame | undefined;
}

const usualStep = 1000 / 30;
/** A longer way between two pictures is a pause, not a frame rate. */
const longestStep = 1000;
/** The least that two pictures lie apart when their clock went backward a little. */
const leastStep = 1;

/** Pictures: decoding times grow, and what follows a keyframe is shown after what came before it. */
export function pictureEnd(): TrackEnd {
  let last: number | undefined;
  let step = usualStep;
  let shown = 0;
  let shownBeforeKey = Number.NEGATIVE_INFINITY;
  return {
    needs({ dts, pts, key }) {
      if (last === undefined) return undefined;
      return Math.max(last + step - dts, key ? shown + step - pts : Number.NEGATIVE_INFINITY);
    },
    get end() {
      return last === undefined ? 0 : Math.max(shown, last) + step;
    },
    place(frame, shift) {
      const dts = Math.max(
        frame.dts + shift,
        last === undefined ? Number.NEGATIVE_INFINITY : last + leastStep,
      );
      if (last !== undefined && dts - last <= longestStep) step = dts - last;
      if (frame.key && last !== undefined) shownBeforeKey = shown;
      const pts = Math.max(frame.pts + shift, shownBeforeKey + leastStep);
      shown = last === undefined ? pts : Math.max(shown, pts);
      last = dts;
      return { ...frame, dts, pts, duration: frame.duration || step };
    },
  };
}

/** Sound: blocks follow each other without seams as long as the clock is off by less than half a block (FLV rounds to milliseconds). */
export function soundEnd(): TrackEnd {
  let last: number | undefined;
  let end = 0;
  return {
    needs: ({ dts }) => (last === undefined ? undefined : end - dts),
    get end() {
      return end;
    },
    place(frame, shift) {
      const said = frame.dts + shift;
      const seamless = last !== undefined && Math.abs(said - end) <= frame.duration / 2;
      const dts = seamless ? end : said;
      if (last !== undefined && dts <= last) return undefined;
      last = dts;
      end = dts + frame.duration;
      return { ...frame, dts, pts: dts };
    },
  };
}
