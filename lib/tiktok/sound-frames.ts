import { ascii, type ReadAt, viewOf } from './mp4-box';

/** What a file of bare frames is found to be; `short`: it ends as it should, but before it has lasted as long as is said. */
export type Sound = 'whole' | 'short' | 'cut' | 'none';

/** One frame's bytes, and how long it lasts. */
interface Frame {
  bytes: number;
  seconds: number;
}

type FrameAt = (read: ReadAt, offset: number) => Promise<Frame | undefined>;

const bitrates = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  second: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** In Hz, of MPEG 1; half of it in MPEG 2, a quarter in 2.5. */
const rates = [44_100, 48_000, 32_000];
/** In Hz, of aac, by their number. */
const aacRates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
];
/** What may stand behind the last frame. */
const tails = /^(?:TAG|APE|ID3|LYR|\0)/;

/** A sound may be shorter by so much than what is said of it: seconds are rounded, and silence is left out. */
const slackSeconds = 2;
/** Bytes that are read at once: a song has thousands of frames. */
const stretchBytes = 65_536;

/**
 * Whether an mp3 begins, behind its tag, with two frames in a row (or one and the end), is as long as its own Info or Xing
 * header says, and lasts as long as it should (`seconds`, 0 when unknown). Where neither is said, a file that was cut can't
 * be told.
 */
export async function checkMp3(read: ReadAt, size: number, seconds = 0): Promise<Sound> {
  const start = await pastTag(read);
  const found = await checkFrames({ read, size, frameAt: mp3FrameAt, start });
  if (found !== 'whole') return found;
  if (start + (await declaredBytes(read, start)) > size) return 'cut';
  return measure({ read, size, frameAt: mp3FrameAt, start }, seconds);
}

/** The same of an aac in ADTS frames, which have no such header. */
export async function checkAac(read: ReadAt, size: number, seconds = 0): Promise<Sound> {
  const sound = { read, size, frameAt: aacFrameAt, start: 0 };
  const found = await checkFrames(sound);
  return found === 'whole' ? measure(sound, seconds) : found;
}

/** A file of `size` bytes, whose frames begin at `start`. */
interface Framed {
  read: ReadAt;
  size: number;
  frameAt: FrameAt;
  start: number;
}

async function checkFrames({ read, size, frameAt, start }: Framed): Promise<Sound> {
  if (start >= size) return 'cut';
  const first = await frameAt(read, start);
  if (!first) return 'none';
  const next = start + first.bytes;
  if (next > size) return 'cut';
  if (next === size || (await frameAt(read, next))) return 'whole';
  return tails.test(ascii(await read(next, 3))) ? 'whole' : 'none';
}

async function measure({ read, size, frameAt, start }: Framed, meant: number): Promise<Sound> {
  const stretches = inStretches(read);
  let at = start;
  for (let seconds = 0; seconds < meant - slackSeconds; ) {
    const frame = at < size ? await frameAt(stretches, at) : undefined;
    if (!frame) return 'short';
    at += frame.bytes;
    if (at > size) return 'cut';
    seconds += frame.seconds;
  }
  return 'whole';
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

/** Where an ID3v2 tag ends; 0 where there is none. Its length is in four bytes of seven bits. */
async function pastTag(read: ReadAt): Promise<number> {
  const head = await read(0, 10);
  if (ascii(head.subarray(0, 3)) !== 'ID3') return 0;
  const length = head.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  return 10 + length + ((head[5] ?? 0) & 0x10 ? 10 : 0);
}

/** The Layer III frame at this place. */
async function mp3FrameAt(read: ReadAt, offset: number): Promise<Frame | undefined> {
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

/** The ADTS frame at this place; of a rate that nobody knows it lasts no time. */
async function aacFrameAt(read: ReadAt, offset: number): Promise<Frame | undefined> {
  const [sync = 0, type = 0, third = 0, a = 0, b = 0, c = 0] = await read(offset, 6);
  if (sync !== 0xff || (type & 0xf6) !== 0xf0) return undefined;
  const bytes = ((a & 3) << 11) | (b << 3) | (c >> 5);
  const rate = aacRates[(third >> 2) & 15] ?? 0;
  return bytes < 7 ? undefined : { bytes, seconds: rate && 1024 / rate };
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
