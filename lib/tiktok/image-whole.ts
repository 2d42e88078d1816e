import { measureGif } from './gif-blocks';
import type { MediaKind } from './media-kind';
import { ascii, type ReadAt, readBox, viewOf } from './mp4-box';
import { measureWebp } from './webp-chunks';

const chunk = 65_536;
/** More parts than any real picture has; a hostile one ends here. */
const mostParts = 100_000;

/** Pixels of a picture. */
export interface Measure {
  width: number;
  height: number;
}

/**
 * The size of a picture that is built as its kind is built, from its header to its end; null where it breaks off, or holds
 * something else behind its first bytes.
 */
export async function measureImage(read: ReadAt, size: number, { ext }: MediaKind): Promise<Measure | null> {
  return (await measures[ext]?.(read, size)) ?? null;
}

const measures: Readonly<Record<string, (read: ReadAt, size: number) => Promise<Measure | null>>> = {
  jpg: measureJpeg,
  png: measurePng,
  gif: measureGif,
  webp: measureWebp,
  avif: measureBoxes,
  heic: measureBoxes,
};

/** Walks the segments up to the start of scan, past any thumbnail with an end mark of its own, then looks for the end. */
async function measureJpeg(read: ReadAt, size: number): Promise<Measure | null> {
  let measure: Measure | null = null;
  for (let offset = 2, parts = 0; offset < size && parts < mostParts; parts += 1) {
    const head = await read(offset, 9);
    const [mark = 0, type = 0, high = 0, low = 0] = head;
    if (head.length < 4 || mark !== 0xff) return null;
    if (type === 0xff) {
      offset += 1;
      continue;
    }
    if (isFrame(type) && head.length === 9)
      measure = { height: viewOf(head).getUint16(5), width: viewOf(head).getUint16(7) };
    offset += 2 + Math.max(2, high * 256 + low);
    if (type === 0xda) return (await holdsEnd(read, size, offset)) ? measure : null;
  }
  return null;
}

/** SOF0 to SOF15, less the tables that stand among them. */
function isFrame(type: number): boolean {
  return type >= 0xc0 && type <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(type);
}

/** Whether the end mark occurs from `from` on: what is drawn never holds it, it has a zero after each 0xff. */
async function holdsEnd(read: ReadAt, size: number, from: number): Promise<boolean> {
  const latin1 = new TextDecoder('latin1');
  const end = latin1.decode(Uint8Array.of(0xff, 0xd9));
  for (let offset = from; offset < size; offset += chunk)
    if (latin1.decode(await read(offset, chunk + 1)).includes(end)) return true;
  return false;
}

/** Walks the chunks, with something drawn among them, to the last one and its checksum. */
async function measurePng(read: ReadAt, size: number): Promise<Measure | null> {
  const header = await read(8, 16);
  if (header.length < 16 || ascii(header.subarray(4, 8)) !== 'IHDR') return null;
  const measure = { width: viewOf(header).getUint32(8), height: viewOf(header).getUint32(12) };
  let drawn = false;
  for (let offset = 8, parts = 0; offset + 12 <= size && parts < mostParts; parts += 1) {
    const head = await read(offset, 8);
    const type = ascii(head.subarray(4));
    if (!/^[A-Za-z]{4}$/.test(type)) return null;
    offset += 12 + viewOf(head).getUint32(0);
    drawn ||= type === 'IDAT';
    if (type === 'IEND') return drawn && offset <= size ? measure : null;
  }
  return null;
}

/** AVIF and HEIC are boxes that fill the file; how large they are, one of the many boxes within `meta` says. */
async function measureBoxes(read: ReadAt, size: number): Promise<Measure | null> {
  let measure: Measure | null = null;
  let drawn = false;
  for (let offset = 0, parts = 0; offset < size && parts < mostParts; parts += 1) {
    const box = await readBox(read, offset, size);
    if (box === 'padding') break;
    if (!box || box.end > size) return null;
    const described = box.type === 'meta' || box.type === 'moov';
    const inside = described ? await read(box.start, Math.min(box.end - box.start, chunk)) : null;
    if (inside) measure ??= largestIn(inside);
    // A small picture may stand within its own description.
    drawn ||= box.type === 'mdat' || (inside !== null && ascii(inside.subarray(0, 4096)).includes('idat'));
    offset = box.end;
  }
  return drawn ? measure : null;
}

/** The largest of the `ispe` boxes: a grid's tiles and a thumbnail have their own. A moving picture says it elsewhere. */
function largestIn(bytes: Uint8Array): Measure {
  const text = new TextDecoder('latin1').decode(bytes);
  const found = [...text.matchAll(/ispe/g)].filter(({ index }) => index + 16 <= bytes.length);
  const sizes = found.map(({ index }) => {
    const view = viewOf(bytes.subarray(index + 8));
    return { width: view.getUint32(0), height: view.getUint32(4) };
  });
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? { width: 0, height: 0 };
}
