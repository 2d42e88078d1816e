/** A box of MP4 (ISO 14496-12): its name, and what is in it. */
export interface Mp4Box {
  name: string;
  body: Uint8Array;
}

/** The boxes that follow each other here, as far as they are whole. */
export function boxesIn(bytes: Uint8Array): Mp4Box[] {
  const boxes: Mp4Box[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (length < 8 || at + length > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    boxes.push({ name, body: bytes.subarray(at + 8, at + length) });
    at += length;
  }
  return boxes;
}

/** What is in the box at this path; empty where there is none. */
export function bodyAt(bytes: Uint8Array, ...path: string[]): Uint8Array {
  return path.reduce(
    (inner, name) => boxesIn(inner).find((one) => one.name === name)?.body ?? new Uint8Array(),
    bytes,
  );
}

/** A box in pieces, so that nothing large is copied. */
export function boxOf(name: string, ...parts: readonly Uint8Array[]): Uint8Array[] {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  const head = words(length, 0);
  head.set(
    [...name].map((letter) => letter.charCodeAt(0)),
    4,
  );
  return [head, ...parts];
}

/** Numbers as 32 bits each, in the order of the wire; negative ones as two's complement. */
export function words(...values: readonly number[]): Uint8Array {
  return toWords(values.length, (at) => values[at] ?? 0);
}

/** `count` such numbers, each asked for by its place. */
export function toWords(count: number, valueAt: (at: number) => number): Uint8Array {
  const bytes = new Uint8Array(count * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < count; at++) view.setUint32(at * 4, valueAt(at) >>> 0);
  return bytes;
}

/** A number as 64 bits. */
export function longWord(value: number): Uint8Array {
  return words(Math.floor(value / 2 ** 32), value % 2 ** 32);
}
