import type { TrackConfig } from './frames';

/** Gives a frame's bytes as MP4 has them, good until the next are asked for; undefined where they are none. */
export type ToSample = (config: TrackConfig, data: Uint8Array) => Uint8Array | undefined;

/**
 * MP4 has NAL units with their lengths before them, and sound without a header. TS has start codes in the place of lengths,
 * and a header (ADTS) before each block of sound.
 */
export function toSample(): ToSample {
  let buffer = new Uint8Array();
  return ({ kind, record }, data) => {
    if (record) return data.length > 0 ? data : undefined;
    if (kind === 'audio') return withoutHeader(data);
    const units = unitsIn(data);
    const size = units.reduce((sum, { length }) => sum + 4 + length, 0);
    if (buffer.length < size) buffer = new Uint8Array(size * 2);
    return size === 0 ? undefined : lengthPrefixed(units, buffer.subarray(0, size));
  };
}

/** ISO 14496-3 §1.A.2: 12 bits of sync, and a checksum of two bytes unless a bit says that there is none. */
function withoutHeader(data: Uint8Array): Uint8Array | undefined {
  const [first, second = 0] = data;
  if (first !== 0xff || (second & 0xf6) !== 0xf0) return undefined;
  const head = second & 1 ? 7 : 9;
  return data.length > head ? data.subarray(head) : undefined;
}

function lengthPrefixed(units: readonly Uint8Array[], sample: Uint8Array): Uint8Array {
  const view = new DataView(sample.buffer);
  let at = 0;
  for (const unit of units) {
    view.setUint32(at, unit.length);
    sample.set(unit, at + 4);
    at += 4 + unit.length;
  }
  return sample;
}

/** What stands between start codes (ITU-T H.264 and H.265, annex B); zeros before one belong to none. */
function unitsIn(data: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  let from: number | undefined;
  for (let at = nextCode(data, 0); ; at = nextCode(data, at + 3)) {
    if (from !== undefined) units.push(withoutZeros(data.subarray(from, at)));
    if (at === data.length) return units.filter(({ length }) => length > 0);
    from = at + 3;
  }
}

/** Where the next 0, 0, 1 is; the end where there is none. */
function nextCode(data: Uint8Array, from: number): number {
  for (let at = data.indexOf(1, from + 2); at >= 0; at = data.indexOf(1, at + 1))
    if (data[at - 1] === 0 && data[at - 2] === 0) return at - 2;
  return data.length;
}

function withoutZeros(unit: Uint8Array): Uint8Array {
  let end = unit.length;
  while (end > 0 && unit[end - 1] === 0) end -= 1;
  return unit.subarray(0, end);
}
