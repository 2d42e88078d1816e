import type { Frame } from './frames';

/** Remembers the frames of late, to tell whether a new connection sends some of them again. */
export interface Fingerprints {
  add(frame: Frame): void;
  /** Whether a frame of this track, this time and these bytes was here. */
  has(frame: Frame): boolean;
}

/** Some 25 seconds of pictures and sound: no server repeats more. */
const mostFrames = 2000;
/** Bytes of each end that are looked at; the length is too. */
const looked = 64;

/**
 * Knows the newest frames by track, time, length and their first and last bytes. Kept in plain numbers: what lives just
 * long enough to grow old was 20 MB of garbage for an hour at 60× (Chromium 156, 2026-11).
 */
export function fingerprints(): Fingerprints {
  const times = new Float64Array(mostFrames).fill(Number.NaN);
  const prints = new Uint32Array(mostFrames);
  let next = 0;
  return {
    add(frame) {
      times[next] = frame.dts;
      prints[next] = printOf(frame);
      next = (next + 1) % mostFrames;
    },
    has(frame) {
      const print = printOf(frame);
      return times.some((time, at) => time === frame.dts && prints[at] === print);
    },
  };
}

/** FNV-1a of track, length and both ends. */
function printOf({ track, data }: Frame): number {
  let value = Math.imul(0x811c9dc5 ^ data.length, 0x01000193) ^ (track === 'audio' ? 1 : 0);
  const mix = (byte: number) => {
    value = Math.imul(value ^ byte, 0x01000193);
  };
  const { length } = data;
  for (let at = 0; at < Math.min(looked, length); at++) mix(data[at] ?? 0);
  for (let at = Math.max(looked, length - looked); at < length; at++) mix(data[at] ?? 0);
  return value >>> 0;
}
