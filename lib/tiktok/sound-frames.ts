import { ascii, type ReadAt, viewOf } from './mp4-box';

/** What a file of bare frames is found to be. */
export type Sound = 'whole' | 'cut' | 'none';

const bitrates = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  second: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** In Hz, of MPEG 1; half of it in MPEG 2, a quarter in 2.5. */
const rates = [44_100, 48_000, 32_000];
/** What may stand behind the last frame. */
const tails = /^(?:TAG|APE|ID3|LYR|\0)/;

/** A sound may be shorter by so much than what is said of it: seconds are rounded, and silence is left out. */
const slackSeconds = 2;
/** Bytes that are read at once: a song has thousands of frames. */
const stretchBytes = 65_536;

/**
 * Whether an mp3 begins, behind its tag, with two frames in a row (or one and the end), is as long as its own Info or Xing
 * header says, and does not end within a frame before it has lasted as long as it should (`seconds`, 0 when unknown). Where
 * neither is said, a file that was cut can't be told.
 */
export async function checkMp3(read: ReadAt, size: number, seconds = 0): Promise<Sound> {
  const start = await pastTag(read);
  if (start >= size) return 'cut';
  const first = await frameAt(read, start);
  if (first === 0) return 'none';
  if (start + first > size) return 'cut';
  if (!(await goesOn(read, start + first, size, frameAt))) return 'none';
  if (start + (await declaredBytes(read, start)) > size) return 'cut';
  return (await secondsBeforeBreak(inStretches(read), start, size)) < seconds - slackSeconds
    ? 'cut'
    : 'whole';
}

/** How long a sound lasts that ends within a frame, or where the next one's head would be; endless where it ends as it should. */
async function secondsBeforeBreak(read: ReadAt, start: number, size: number): Promise<number> {
  for (let at = start, seconds = 0; at < size; ) {
    const frame = await frameOf(read, at);
    if (!frame) break;
    if (at + frame.bytes > size) return seconds;
    at += frame.bytes;
    seconds += frame.seconds;
  }
  return Number.POSITIVE_INFINITY;
}

/** The same bytes, read many at a time. */
function inStretches(read: ReadAt): ReadAt {
  let at = 0;
  let bytes: Uint8Array = new Uint8Array();
  return async (offset, length) => {
    if (offset < at || offset + length > at + bytes.length) {
      at = offset;
      bytes = await read(offset, Math.max(length, stretchBytes));
    }
    return bytes.subarray(offset - at, offset - at + length);
  };
}

/** The same of an aac in ADTS frames, which have no such header. */
export async function checkAac(read: ReadAt, size: number): Promise<Sound> {
  const first = await adtsAt(read, 0);
  if (first === 0) return 'none';
  if (first > size) return 'cut';
  return (await goesOn(read, first, size, adtsAt)) ? 'whole' : 'none';
}

async function goesOn(read: ReadAt, offset: number, size: number, frame: typeof frameAt): Promise<boolean> {
  if (offset >= size || (await frame(read, offset)) > 0) return true;
  return tails.test(ascii(await read(offset, 3)));
}

/** Where an ID3v2 tag ends; 0 where there is none. Its length is in four bytes of seven bits. */
async function pastTag(read: ReadAt): Promise<number> {
  const head = await read(0, 10);
  if (ascii(head.subarray(0, 3)) !== 'ID3') return 0;
  const length = head.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return 10 + length + ((head[5] ?? 0) & 0x10 ? 10 : 0);
}

/** Bytes of the Layer III frame at this place, 0 where there is none. */
async function frameAt(read: ReadAt, offset: number): Promise<number> {
  return (await frameOf(read, offset))?.bytes ?? 0;
}

/** The Layer III frame at this place, and how long it lasts. */
async function frameOf(
  read: ReadAt,
  offset: number,
): Promise<{ bytes: number; seconds: number } | undefined> {
  const [sync = 0, type = 0, third = 0] = await read(offset, 3);
  const version = (type >> 3) & 3;
  if (sync !== 0xff || (type & 0xe0) !== 0xe0 || version === 1 || ((type >> 1) & 3) !== 1) return undefined;
  const kilobits = bitrates[version === 3 ? 'first' : 'second'][third >> 4] ?? 0;
  const rate = (rates[(third >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  if (kilobits === 0 || rate === 0) return undefined;
  const words = version === 3 ? 144 : 72;
  return {
    bytes: Math.floor((words * kilobits * 1000) / rate) + ((third >> 1) & 1),
    seconds: (words * 8) / rate,
  };
}

/** Bytes of the ADTS frame at this place, 0 where there is none. */
async function adtsAt(read: ReadAt, offset: number): Promise<number> {
  const [sync = 0, type = 0, , a = 0, b = 0, c = 0] = await read(offset, 6);
  if (sync !== 0xff || (type & 0xf6) !== 0xf0) return 0;
  const length = ((a & 3) << 11) | (b << 3) | (c >> 5);
  return length < 7 ? 0 : length;
}

/** Bytes of all frames as the first one, which is silent, says in its Info or Xing header; 0 where it doesn't. */
async function declaredBytes(read: ReadAt, start: number): Promise<number> {
  const bytes = await read(start, 64);
  const at = new TextDecoder('latin1').decode(bytes).search(/Info|Xing/);
  if (at < 0 || at + 16 > bytes.length) return 0;
  const flags = viewOf(bytes).getUint32(at + 4);
  const place = at + 8 + (flags & 1 ? 4 : 0);
  return flags & 2 && place + 4 <= bytes.length ? viewOf(bytes).getUint32(place) : 0;
}
