/** Reads up to `length` bytes at `offset`; fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** What an mp4 holds. `complete` is false where its boxes run past the end, are no boxes, or the pictures' data is missing. */
export interface Mp4Tracks {
  video: boolean;
  audio: boolean;
  complete: boolean;
}

interface Box {
  type: string;
  /** Of the content, after the header. */
  start: number;
  end: number;
}

/** More than any real file has at these levels; a hostile one made of empty boxes ends here. */
const mostBoxes = 20_000;
/** Where the handler is, from the whole file down. */
const parents = new Set(['moov', 'trak', 'mdia']);

/** Walks the boxes of an mp4 of `size` bytes: reads headers only, wherever `moov` is, and trusts no size in it. */
export async function mp4Tracks(read: ReadAt, size: number): Promise<Mp4Tracks> {
  const walk = { read, boxes: 0, types: new Set<string>(), handlers: new Set<string>() };
  const whole = await walkBoxes(walk, 0, size);
  const complete = whole && walk.types.has('moov') && (walk.types.has('mdat') || walk.types.has('moof'));
  return { video: walk.handlers.has('vide'), audio: walk.handlers.has('soun'), complete };
}

interface Walk {
  read: ReadAt;
  boxes: number;
  types: Set<string>;
  handlers: Set<string>;
}

/** Gives whether the boxes fill the stretch exactly. Parents are walked into, three deep at most by their names. */
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
  if (path === 'moov/trak/mdia/hdlr') walk.handlers.add(ascii(await walk.read(box.start + 8, 4)));
  const isParent = parents.has(box.type) && 'moov/trak/mdia'.startsWith(path);
  return isParent ? walkBoxes(walk, box.start, box.end, path) : true;
}

/** The box at `offset`; null where there is none, 'padding' where the rest is zeros that some muxers leave. */
async function readBox(read: ReadAt, offset: number, to: number): Promise<Box | 'padding' | null> {
  const head = await read(offset, 16);
  if (head.length < 8) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = ascii(head.subarray(4, 8));
  const small = view.getUint32(0);
  if (small === 0 && type === '\0\0\0\0') return 'padding';
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null;
  if (small === 0) return { type, start: offset + 8, end: to };
  if (small > 1) return small < 8 ? null : { type, start: offset + 8, end: offset + small };
  const large = head.length < 16 ? 0 : Number(view.getBigUint64(8));
  return large < 16 ? null : { type, start: offset + 16, end: offset + large };
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
