/** Reads up to `length` bytes at `offset`; fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** A box of an MP4 file. `start` and `end` are bytes from the beginning of the file. */
export interface Box {
  type: string;
  /** Of the content, after the header. */
  start: number;
  end: number;
}

/** The box at `offset`; null where there is none, 'padding' where the rest is zeros that some muxers leave. */
export async function readBox(read: ReadAt, offset: number, to: number): Promise<Box | 'padding' | null> {
  const head = await read(offset, 16);
  if (head.length < 8) return null;
  const view = viewOf(head);
  const type = ascii(head.subarray(4, 8));
  const small = view.getUint32(0);
  if (small === 0 && type === '\0\0\0\0') return 'padding';
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  if (small === 0) return { type, start: offset + 8, end: to };
  if (small > 1) return small < 8 ? null : { type, start: offset + 8, end: offset + small };
  const large = head.length < 16 ? 0 : Number(view.getBigUint64(8));
  return large < 16 ? null : { type, start: offset + 16, end: offset + large };
}

/** Each byte as the sign with its number; for a few bytes, such as a box's type. */
export function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** A view of these bytes alone, also where they are a part of a larger buffer. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
