import { ascii, type ReadAt, viewOf } from './mp4-box';

/** More chunks than any real picture has: an animated one has one for each frame. */
const mostChunks = 100_000;

/** The size in pixels of a webp whose chunks fill what its header declares, and that holds a picture; else null (RFC 9649). */
export async function measureWebp(
  read: ReadAt,
  size: number,
): Promise<{ width: number; height: number } | null> {
  const head = await read(0, 12);
  if (head.length < 12) return null;
  const end = viewOf(head).getUint32(4, true) + 8;
  if (end > size) return null;
  let canvas: { width: number; height: number } | null = null;
  let drawn = false;
  let offset = 12;
  for (let chunks = 0; offset + 8 <= end && chunks < mostChunks; chunks += 1) {
    const bytes = await read(offset, 18);
    if (bytes.length < 8) return null;
    const type = ascii(bytes.subarray(0, 4));
    const length = viewOf(bytes).getUint32(4, true);
    const measure = measures[type]?.(bytes.subarray(8));
    if (measure === null) return null;
    canvas ??= measure ?? null;
    drawn ||= type !== 'VP8X' && (measure !== undefined || type === 'ANMF');
    offset += 8 + length + (length & 1);
  }
  // An odd last chunk may come without its padding.
  const filled = offset === end || offset === end + 1;
  return drawn && filled ? canvas : null;
}

type Measure = (bytes: Uint8Array) => { width: number; height: number } | null;

/** What the chunks that know it say; null where they are not what they are called. */
const measures: Readonly<Record<string, Measure>> = {
  'VP8 ': (bytes) => {
    if (bytes.length < 10 || bytes[3] !== 0x9d || bytes[4] !== 0x01 || bytes[5] !== 0x2a) return null;
    const view = viewOf(bytes);
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  },
  VP8L: (bytes) => {
    if (bytes.length < 5 || bytes[0] !== 0x2f) return null;
    const bits = viewOf(bytes).getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  },
  VP8X: (bytes) => {
    if (bytes.length < 10) return null;
    const three = (at: number) => (viewOf(bytes).getUint16(at, true) | ((bytes[at + 2] ?? 0) << 16)) + 1;
    return { width: three(4), height: three(7) };
  },
};
