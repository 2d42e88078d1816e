import { ascii, box } from './mp4';

/** Small pictures and sounds made by hand, in the kinds that tests/media has none of. */
const big = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

const pngChunk = (type: string, content: number[]): number[] => [
  ...big(content.length),
  ...ascii(type),
  ...content,
  ...[1, 2, 3, 4],
];

/** A png of this size; its checksums are made up. */
export function png(side = 16, drawn = pngChunk('IDAT', [1, 2, 3, 4, 5])): number[] {
  const header = pngChunk('IHDR', [...big(side), ...big(side), 8, 2, 0, 0, 0]);
  return [0x89, ...ascii('PNG\r\n\x1a\n'), ...header, ...drawn, ...pngChunk('IEND', [])];
}

/** A gif of this side with a table of two colours, a loop and one picture. */
export function gif(side = 16): number[] {
  const loop = [0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0];
  const picture = [0x2c, 0, 0, 0, 0, side, 0, side, 0, 0, 2, 3, 7, 8, 9, 0];
  return [...ascii('GIF89a'), side, 0, side, 0, 0x80, 0, 0, ...Array(6).fill(9), ...loop, ...picture, 0x3b];
}

/** A webp with a single lossy picture. */
export function webp(side = 16): number[] {
  const frame = [0, 0, 0, 0x9d, 0x01, 0x2a, side, 0, side, 0, 1, 2];
  const content = [...ascii('WEBPVP8 '), frame.length, 0, 0, 0, ...frame];
  return [...ascii('RIFF'), content.length, 0, 0, 0, ...content];
}

/** A picture in boxes: `avif` or `heic`. */
export function boxedPicture(brand: string, side = 16): number[] {
  const ispe = box('ispe', [...big(0), ...big(side), ...big(side)]);
  const meta = box('meta', [...big(0), ...box('iprp', box('ipco', ispe))]);
  return [...box('ftyp', [...ascii(brand), ...big(0)]), ...meta, ...box('mdat', Array(50).fill(7))];
}

/** An mp3 frame of 32 kbit/s at 44.1 kHz: 104 bytes. */
export const mp3Frame = [0xff, 0xfb, 0x10, 0xc4, ...Array(100).fill(5)];

/** A first frame that says how many bytes all frames have. */
export function infoFrame(bytes: number): number[] {
  const info = [...ascii('Info'), ...big(3), ...big(9), ...big(bytes)];
  return [...mp3Frame.slice(0, 36), ...info, ...mp3Frame.slice(36 + info.length)];
}

/** An ADTS frame of 20 bytes. */
export const adtsFrame = [0xff, 0xf1, 0x50, 0x80, 0x02, 0x9f, 0xfc, ...Array(13).fill(3)];
