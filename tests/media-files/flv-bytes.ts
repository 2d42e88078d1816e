import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FlvTag, flvReader } from '@/lib/media/flv-reader';

const codes = { audio: 8, video: 9, script: 18 };

/** The bytes of one of the tiny real files. */
export function mediaBytes(name: string): Uint8Array {
  const path = fileURLToPath(new URL(`../media/${name}`, import.meta.url));
  return new Uint8Array(readFileSync(path));
}

/** The tags of one of the tiny real files. */
export function mediaTags(name: string): FlvTag[] {
  const reader = flvReader();
  return [...reader.push(mediaBytes(name)), ...reader.end()];
}

/** The same pictures as bytes that were not there before, to every decoder: filler data stands behind each, `nth` bytes of it. */
export function otherPictures(tags: readonly FlvTag[], nth = 1): FlvTag[] {
  return tags.map((tag) =>
    isPicture(tag) ? { ...tag, data: joinBytes([tag.data, filler(tag, nth)]) } : tag,
  );
}

function isPicture({ kind, data: [head = 0, type] }: FlvTag): boolean {
  return kind === 'video' && (head & 0x80 ? (head & 0x0f) !== 0 : type === 1);
}

function filler({ data: [head = 0] }: FlvTag, nth: number): Uint8Array {
  const unit = (head & 0x8f) === 7 ? [0x0c] : [0x4c, 0x01];
  const bytes = [...unit, ...Array<number>(nth).fill(0xff), 0x80];
  return Uint8Array.from([0, 0, 0, bytes.length, ...bytes]);
}

/** An FLV file with these tags. */
export function flvFile(tags: readonly FlvTag[]): Uint8Array {
  return joinBytes([flvHead, ...tags.map(flvTag)]);
}

/** What an FLV file begins with: sound and pictures, no tag before. */
export const flvHead = Uint8Array.of(0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0);

/** One tag, with its length behind it. */
export function flvTag({ kind, timestamp, data }: FlvTag): Uint8Array {
  const bytes = new Uint8Array(11 + data.length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, codes[kind] * 0x1000000 + data.length);
  view.setUint32(4, ((timestamp & 0xffffff) * 0x100 + ((timestamp / 0x1000000) & 0xff)) >>> 0);
  bytes.set(data, 11);
  view.setUint32(11 + data.length, 11 + data.length);
  return bytes;
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
