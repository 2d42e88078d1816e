import type { MediaKind } from './media-kind';
import type { ReadAt } from './mp4-tracks';

const chunk = 65_536;

/** Whether a picture reaches its end: its own end mark for jpeg and png, its declared length for webp. Others are believed. */
export async function isWholeImage(read: ReadAt, size: number, { ext }: MediaKind): Promise<boolean> {
  if (ext === 'jpg') return await isWholeJpeg(read, size);
  if (ext === 'png') return await holds(read, size, 8, [0x49, 0x45, 0x4e, 0x44]);
  return ext === 'webp' ? await isWholeWebp(read, size) : true;
}

async function isWholeWebp(read: ReadAt, size: number): Promise<boolean> {
  const head = await read(0, 16);
  if (head.length < 16) return false;
  return new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 <= size;
}

/** Walks the segments up to the start of scan, past any thumbnail with an end mark of its own, then looks for the end. */
async function isWholeJpeg(read: ReadAt, size: number): Promise<boolean> {
  let offset = 2;
  while (offset < size) {
    const head = await read(offset, 4);
    const [mark = 0, type = 0, high = 0, low = 0] = head;
    if (head.length < 4 || mark !== 0xff) return false;
    if (type === 0xff) {
      offset += 1;
      continue;
    }
    offset += 2 + Math.max(2, high * 256 + low);
    if (type === 0xda) return await holds(read, size, offset, [0xff, 0xd9]);
  }
  return false;
}

/** Whether the bytes occur from `from` on. */
async function holds(read: ReadAt, size: number, from: number, wanted: number[]): Promise<boolean> {
  const latin1 = new TextDecoder('latin1');
  const pattern = latin1.decode(Uint8Array.from(wanted));
  for (let offset = from; offset < size; offset += chunk) {
    const bytes = await read(offset, chunk + wanted.length - 1);
    if (latin1.decode(bytes).includes(pattern)) return true;
  }
  return false;
}
