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

/** Knows the newest frames by track, time, length and their first and last bytes. */
export function fingerprints(): Fingerprints {
  const known = new Map<string, number>();
  return {
    add(frame) {
      known.set(nameOf(frame), hash(frame.data));
      const oldest = known.size > mostFrames ? known.keys().next() : undefined;
      if (oldest && !oldest.done) known.delete(oldest.value);
    },
    has: (frame) => known.get(nameOf(frame)) === hash(frame.data),
  };
}

function nameOf({ track, dts, data }: Frame): string {
  return `${track} ${dts} ${data.length}`;
}

/** FNV-1a of both ends. */
function hash(data: Uint8Array): number {
  let value = 0x811c9dc5;
  const mix = (byte: number) => {
    value = Math.imul(value ^ byte, 0x01000193);
  };
  data.subarray(0, looked).forEach(mix);
  data.subarray(Math.max(looked, data.length - looked)).forEach(mix);
  return value;
}
