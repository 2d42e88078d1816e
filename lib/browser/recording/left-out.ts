import type { TrackKind } from '@/lib/media/frames';

/** Counts the frames of each track that fit no MP4. */
export interface LeftOut {
  count(track: TrackKind, fits: boolean): void;
  /** Of the track that lost most, the share that was left out: 0 to 1. */
  share(): number;
}

/** Nothing is counted yet: the share is 0. */
export function createLeftOut(): LeftOut {
  const frames = { video: { all: 0, out: 0 }, audio: { all: 0, out: 0 } };
  return {
    count(track, fits) {
      frames[track].all += 1;
      if (!fits) frames[track].out += 1;
    },
    share: () => Math.max(...Object.values(frames).map(({ all, out }) => out / Math.max(1, all))),
  };
}
