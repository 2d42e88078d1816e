/** Small mp4 files made by hand, for the reader's tests. */

export const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const uint32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** A box with its true size, or the one that is claimed. */
export function box(type: string, content: number[] = [], claimed = content.length + 8): number[] {
  return [...uint32(claimed), ...ascii(type), ...content];
}

/** A box whose size is written in 64 bits. */
export function largeBox(type: string, content: number[], claimed = BigInt(content.length + 16)): number[] {
  return [
    ...uint32(1),
    ...ascii(type),
    ...uint32(Number(claimed >> 32n)),
    ...uint32(Number(claimed & 0xffffffffn)),
    ...content,
  ];
}

/** What a track tells of itself: how long it lasts, how many samples it has, where its pieces are. */
interface Facts {
  duration?: number;
  samples?: number;
  chunks?: number[];
}

/** A track with this handler: `vide`, `soun`, … */
export function trak(handler: string, { duration = 1000, samples = 1, chunks = [40] }: Facts = {}): number[] {
  const hdlr = box('hdlr', [...uint32(0), ...uint32(0), ...ascii(handler), ...Array(13).fill(0)]);
  const times = [0, 0, 0, 1000, duration, 0].flatMap(uint32);
  const stsz = box('stsz', [0, 8, samples].flatMap(uint32));
  const stco = box('stco', [0, chunks.length, ...chunks].flatMap(uint32));
  return box('trak', [
    ...box('tkhd', Array(84).fill(0)),
    ...box('mdia', [...box('mdhd', times), ...hdlr, ...box('minf', box('stbl', [...stsz, ...stco]))]),
  ]);
}

export const ftyp = (brand = 'isom'): number[] =>
  box('ftyp', [...ascii(brand), ...uint32(512), ...ascii('isomiso2')]);
export const moov = (...handlers: string[]): number[] =>
  box('moov', [...box('mvhd', Array(100).fill(0)), ...handlers.flatMap((handler) => trak(handler))]);
export const mdat = (length = 64): number[] => box('mdat', Array(length).fill(7));

/** A whole file with tracks of these handlers, `moov` first. */
export function mp4(handlers: string[], brand = 'isom'): Uint8Array {
  return Uint8Array.from([...ftyp(brand), ...moov(...handlers), ...mdat()]);
}

/** Reads from memory as a file does: less at the end, nothing beyond. Counts the bytes that were asked for. */
export function readerOf(bytes: Uint8Array) {
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    read.asked += length;
    return bytes.subarray(offset, offset + length);
  };
  read.asked = 0;
  return read;
}
