import { type ReadAt, viewOf } from './mp4-box';

/** Blocks hold 255 bytes at most: so many are a gif of 64 MB. */
const mostBlocks = 250_000;

/** The size in pixels of a gif whose blocks lead from its header, by a picture, to its trailer; else null (GIF89a, 1990). */
export async function measureGif(
  read: ReadAt,
  size: number,
): Promise<{ width: number; height: number } | null> {
  const head = await read(0, 13);
  if (head.length < 13) return null;
  let offset = 13 + tableBytes(head[10]);
  let drawn = false;
  for (let blocks = 0; offset < size && blocks < mostBlocks; blocks += 1) {
    const [type, , , , , , , , , flags] = await read(offset, 10);
    if (type === 0x3b) {
      const view = viewOf(head);
      return drawn ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;
    }
    if (type !== 0x21 && type !== 0x2c) return null;
    drawn ||= type === 0x2c;
    // A label after an extension's mark; of a picture its place, a table of colours and the size of a code.
    offset = await pastBlocks(read, offset + (type === 0x21 ? 2 : 11 + tableBytes(flags)), size);
  }
  return null;
}

/** Bytes of the table of colours that these flags announce. */
function tableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Where a row of blocks ends, each with its length before it, an empty one being the last. */
async function pastBlocks(read: ReadAt, from: number, size: number): Promise<number> {
  for (let offset = from; offset < size; ) {
    const [length = 0] = await read(offset, 1);
    offset += length + 1;
    if (length === 0) return offset;
  }
  return size;
}
