import { ascii, type Box, type ReadAt, readBox, viewOf } from './mp4-box';

/**
 * What an mp4 holds: tracks that have something in them. `complete` is false where its boxes run past the end, are no
 * boxes, or the data that they tell of is missing.
 */
export interface Mp4Tracks {
  video: boolean;
  audio: boolean;
  complete: boolean;
}

/** More than any real file has at these levels; a hostile one made of empty boxes ends here. */
const mostBoxes = 20_000;
/** Where the tracks' tables are, from the whole file down. */
const table = 'moov/trak/mdia/minf/stbl';

/** One track as its boxes tell of it; `lastChunk` is where in the file its last piece begins. */
interface Track {
  handler: string;
  duration: number;
  samples: number;
  lastChunk: number;
}

/** Walks the boxes of an mp4 of `size` bytes: reads headers only, wherever `moov` is, and trusts no size in it. */
export async function mp4Tracks(read: ReadAt, size: number): Promise<Mp4Tracks> {
  const walk: Walk = { read, boxes: 0, types: new Set(), tracks: [] };
  const whole = await walkBoxes(walk, 0, size);
  const { types, tracks } = walk;
  // The tables of a fragmented file are empty: its fragments have their own.
  const inPieces = types.has('moof');
  const has = (wanted: string) =>
    tracks.some(
      ({ handler, samples, duration }) => handler === wanted && (inPieces || (samples > 0 && duration > 0)),
    );
  const there = tracks.every(({ lastChunk }) => lastChunk < size);
  const complete = whole && there && types.has('moov') && (types.has('mdat') || inPieces);
  return { video: has('vide'), audio: has('soun'), complete };
}

interface Walk {
  read: ReadAt;
  boxes: number;
  types: Set<string>;
  tracks: Track[];
}

/** Gives whether the boxes fill the stretch exactly. Parents are walked into, five deep at most by their names. */
async function walkBoxes(walk: Walk, from: number, to: number, within = ''): Promise<boolean> {
  let offset = from;
  while (offset < to) {
    const box = await readBox(walk.read, offset, to);
    if (box === 'padding') return true;
    if (!box || ++walk.boxes > mostBoxes) return false;
    if (within === '') walk.types.add(box.type);
    if (!(await enter(walk, { ...box, end: Math.min(box.end, to) }, within)) || box.end > to) return false;
    offset = box.end;
  }
  return true;
}

async function enter(walk: Walk, box: Box, within: string): Promise<boolean> {
  const path = within ? `${within}/${box.type}` : box.type;
  if (path === 'moov/trak') walk.tracks.push({ handler: '', duration: 0, samples: 0, lastChunk: 0 });
  const track = walk.tracks.at(-1);
  const fact = facts[path];
  if (fact && track) await fact(track, box, walk.read);
  return `${table}/`.startsWith(`${path}/`) ? walkBoxes(walk, box.start, box.end, path) : true;
}

/** What a box says of its track (ISO/IEC 14496-12 §8). */
const facts: Readonly<Record<string, (track: Track, box: Box, read: ReadAt) => Promise<void>>> = {
  'moov/trak/mdia/hdlr': async (track, { start }, read) => {
    track.handler = ascii(await read(start + 8, 4));
  },
  'moov/trak/mdia/mdhd': async (track, { start }, read) => {
    const [version = 0] = await read(start, 1);
    track.duration =
      version === 1 ? await numberAt(read, start + 24, 8) : await numberAt(read, start + 16, 4);
  },
  [`${table}/stsz`]: countSamples,
  [`${table}/stz2`]: countSamples,
  [`${table}/stco`]: (track, box, read) => findLastChunk(track, box, read, 4),
  [`${table}/co64`]: (track, box, read) => findLastChunk(track, box, read, 8),
};

async function countSamples(track: Track, { start }: Box, read: ReadAt): Promise<void> {
  track.samples = await numberAt(read, start + 8, 4);
}

async function findLastChunk(track: Track, { start }: Box, read: ReadAt, width: 4 | 8): Promise<void> {
  const count = await numberAt(read, start + 4, 4);
  if (count > 0) track.lastChunk = await numberAt(read, start + 8 + width * (count - 1), width);
}

/** A number of 4 or 8 bytes; 0 beyond the end. */
async function numberAt(read: ReadAt, offset: number, width: 4 | 8): Promise<number> {
  const bytes = await read(offset, width);
  if (bytes.length < width) return 0;
  return width === 4 ? viewOf(bytes).getUint32(0) : Number(viewOf(bytes).getBigUint64(0));
}
