import type { Frame, TrackKind } from './frames';

/** Remembers the frames of late, to tell whether a new connection sends some of them again. */
export interface Fingerprints {
  /** How far each track has come on the timeline, by its frames' own clocks. Milliseconds. */
  readonly reach: ReadonlyMap<TrackKind, number>;
  /** `place`: where its clock puts the frame on the timeline. */
  add(frame: Frame, place: number): void;
  /**
   * From the clock of a connection's first frames to the timeline, where they repeat what is there; undefined where they
   * don't. `shift`: of the clock before, which may just go on.
   */
  repeated(first: readonly Frame[], shift: number): number | undefined;
}

/** Two minutes and more of 60 pictures and 47 blocks of sound a second. */
const mostFrames = 16_384;
/** Bytes of each end that are looked at; the length is too. */
const looked = 64;
/** Milliseconds by which a clock may be rounded. */
const tolerance = 1.5;
/** By another clock, only so many frames count as the same ones. */
const leastFrames = 8;
/** Of several frames so many differ, or they say nothing: silence is like silence, a still picture like many before it. */
const leastKinds = 3;
const mostCandidates = 8;

/**
 * Knows the newest frames by place, track, length and their first and last bytes. Kept in plain numbers: what lives just
 * long enough to grow old was 20 MB of garbage for an hour at 60× (Chromium 156, 2026-11).
 */
export function fingerprints(): Fingerprints {
  const places = new Float64Array(mostFrames).fill(Number.NaN);
  const prints = new Uint32Array(mostFrames);
  const reach = new Map<TrackKind, number>();
  let next = 0;
  const has = (print: number, place: number) =>
    places.some((known, at) => Math.abs(known - place) < tolerance && prints[at] === print);
  /** Whether all frames that this shift puts where something is are what is there. */
  const fits = (first: readonly Frame[], shift: number, least: number): boolean => {
    const within = first.filter(
      ({ track, dts }) => dts + shift < (reach.get(track) ?? -Infinity) + tolerance,
    );
    const kinds = new Set(within.map(printOf)).size;
    return (
      within.length >= least &&
      kinds >= Math.min(leastKinds, within.length) &&
      within.every((frame) => has(printOf(frame), frame.dts + shift))
    );
  };
  return {
    reach,
    add(frame, place) {
      [places[next], prints[next]] = [place, printOf(frame)];
      next = (next + 1) % mostFrames;
      reach.set(frame.track, Math.max(place, reach.get(frame.track) ?? place));
    },
    repeated(first, shift) {
      if (fits(first, shift, 1)) return shift;
      const lead = first.find(({ track }) => track === 'video') ?? first[0];
      if (!lead) return undefined;
      const print = printOf(lead);
      const alike = [...places.keys()].filter((at) => prints[at] === print);
      const newest = alike.map((at) => (places[at] ?? 0) - lead.dts).sort((a, b) => b - a);
      return newest.slice(0, mostCandidates).find((other) => fits(first, other, leastFrames));
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
