import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One video frame or sound frame, as the loop file has it. */
export interface Sample {
  data: Buffer;
  key: boolean;
  /** Milliseconds between decoding and showing it. */
  shownAfter: number;
}

/** A few seconds of picture and sound that fit end to start, without any time of their own. */
export interface Loop {
  codec: LoopCodec;
  width: number;
  height: number;
  /** `avcC` or `hvcC`, and the AudioSpecificConfig. */
  videoConfig: Buffer;
  audioConfig: Buffer;
  video: Sample[];
  audio: Sample[];
  /** `ftyp` and `moov` of a fragmented MP4. */
  init: Buffer;
}

export type LoopCodec = 'h264' | 'hevc';
export type LoopSize = 'hd' | 'sd';

/** What make.sh of tests/media made them with: 80 frames and 125 aac frames are 4 s exactly. Milliseconds, samples a second. */
export const frameMs = 50;
export const soundMs = 32;
export const loopMs = 4000;
export const gopMs = 1000;
export const soundRate = 32_000;
/** All sound comes so much later, as the first picture does (two B frames). */
export const soundDelay = 100;

const folder = fileURLToPath(new URL('../../media/', import.meta.url));
const known = new Map<string, Loop>();

export function loopFile(codec: LoopCodec, size: LoopSize): Loop {
  const name = `live-${codec}-${size}.mp4`;
  const loop = known.get(name) ?? readLoop(codec, readFileSync(folder + name));
  known.set(name, loop);
  return loop;
}

function readLoop(codec: LoopCodec, file: Buffer): Loop {
  const [video, audio] = [1, 2].map((track) => samplesOf(file, track));
  if (video?.length !== loopMs / frameMs || audio?.length !== loopMs / soundMs)
    throw new Error('A loop file of another length.');
  const entry = configOf(file, codec === 'h264' ? 'avcC' : 'hvcC');
  const tkhd = boxIn(file, ['moov', 'trak', 'tkhd']);
  return {
    codec,
    width: tkhd.readUInt16BE(tkhd.length - 8),
    height: tkhd.readUInt16BE(tkhd.length - 4),
    videoConfig: entry,
    audioConfig: audioConfigOf(configOf(file, 'esds')),
    video,
    audio,
    init: file.subarray(0, topBoxes(file).find(({ type }) => type === 'moof')?.start),
  };
}

interface Box {
  type: string;
  start: number;
  body: Buffer;
}

function topBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let start = 0; start + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(start);
    const type = bytes.toString('latin1', start + 4, start + 8);
    boxes.push({ type, start, body: bytes.subarray(start + 8, start + size) });
    start += size;
  }
  return boxes;
}

/** The body of the first box at this path. */
function boxIn(bytes: Buffer, path: readonly string[]): Buffer {
  return path.reduce((inner, name) => {
    const box = topBoxes(inner).find(({ type }) => type === name);
    if (!box) throw new Error(`A loop file without ${name}.`);
    return box.body;
  }, bytes);
}

/** A box that is found by its letters alone; good enough for files of our own. */
function configOf(file: Buffer, name: string): Buffer {
  const at = file.indexOf(name);
  return file.subarray(at + 4, at - 4 + file.readUInt32BE(at - 4));
}

/** The AudioSpecificConfig stands at the end of `esds`, after its tag 5 and a length of up to four bytes. */
function audioConfigOf(esds: Buffer): Buffer {
  const at = esds.indexOf(Buffer.from([0x05, 0x80, 0x80, 0x80]));
  return esds.subarray(at + 5, at + 5 + (esds[at + 4] ?? 0));
}

interface Timed {
  data: Buffer;
  key: boolean;
  offset: number;
}

function samplesOf(file: Buffer, track: number): Sample[] {
  const samples = topBoxes(file).flatMap((box) => (box.type === 'moof' ? runsOf(file, box, track) : []));
  const scale = boxIn(
    topBoxes(boxIn(file, ['moov'])).filter(({ type }) => type === 'trak')[track - 1]?.body ?? file,
    ['mdia', 'mdhd'],
  ).readUInt32BE(12);
  return samples.map(({ data, key, offset }) => ({
    data,
    key,
    shownAfter: track === 1 ? Math.round((offset * 1000) / scale) : soundDelay,
  }));
}

function runsOf(file: Buffer, moof: Box, track: number): Timed[] {
  const trafs = topBoxes(moof.body).filter(({ type }) => type === 'traf');
  const traf = trafs.find(({ body }) => boxIn(body, ['tfhd']).readUInt32BE(4) === track);
  if (!traf) return [];
  const usual = usualOf(boxIn(traf.body, ['tfhd']));
  return topBoxes(traf.body).flatMap(({ type, body }) =>
    type === 'trun' ? readRun(file, moof.start, body, usual) : [],
  );
}

function usualOf(tfhd: Buffer): { size: number; flags: number } {
  const present = tfhd.readUInt32BE(0);
  let at = 8;
  const next = (bit: number): number => {
    if (!(present & bit)) return 0;
    at += 4;
    return tfhd.readUInt32BE(at - 4);
  };
  next(0x02);
  next(0x08);
  return { size: next(0x10), flags: next(0x20) };
}

function readRun(file: Buffer, base: number, trun: Buffer, usual: { size: number; flags: number }): Timed[] {
  const present = trun.readUInt32BE(0);
  const count = trun.readUInt32BE(4);
  let at = 8;
  const next = (bit: number, otherwise: number): number => {
    if (!(present & bit)) return otherwise;
    at += 4;
    return trun.readInt32BE(at - 4);
  };
  let place = base + next(0x01, 0);
  const first = next(0x04, usual.flags);
  return Array.from({ length: count }, (_, index) => {
    next(0x100, 0);
    const size = next(0x200, usual.size);
    const flags = next(0x400, index === 0 ? first : usual.flags);
    const sample = {
      data: file.subarray(place, place + size),
      key: !(flags & 0x10000),
      offset: next(0x800, 0),
    };
    place += size;
    return sample;
  });
}
