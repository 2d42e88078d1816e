import type { Loop } from './loop-file';

/** The pieces of a frame whose lengths stand before them, in four bytes each. */
export function nalsOf(frame: Buffer): Buffer[] {
  const nals: Buffer[] = [];
  for (let at = 0; at + 4 <= frame.length; ) {
    const end = at + 4 + frame.readUInt32BE(at);
    nals.push(frame.subarray(at + 4, end));
    at = end;
  }
  return nals;
}

/** Start codes in the place of lengths. */
export function annexB(nals: readonly Buffer[]): Buffer {
  return Buffer.concat(nals.flatMap((nal) => [Buffer.from([0, 0, 0, 1]), nal]));
}

/** What `avcC` or `hvcC` holds: SPS and PPS, and VPS before them. */
export function parameterSets({ codec, videoConfig }: Pick<Loop, 'codec' | 'videoConfig'>): Buffer[] {
  return codec === 'h264' ? setsOfAvc(videoConfig) : setsOfHevc(videoConfig);
}

function setsOfAvc(config: Buffer): Buffer[] {
  const sps = readSets(config, 6, (config[5] ?? 0) & 31);
  const pps = readSets(config, sps.end + 1, config[sps.end] ?? 0);
  return [...sps.sets, ...pps.sets];
}

function setsOfHevc(config: Buffer): Buffer[] {
  const all: Buffer[] = [];
  let at = 23;
  for (let arrays = config[22] ?? 0; arrays > 0; arrays -= 1) {
    const { sets, end } = readSets(config, at + 3, config.readUInt16BE(at + 1));
    // Type 39 is the encoder's own remark.
    if (((config[at] ?? 0) & 63) < 39) all.push(...sets);
    at = end;
  }
  return all;
}

function readSets(config: Buffer, from: number, count: number): { sets: Buffer[]; end: number } {
  let at = from;
  const sets = Array.from({ length: count }, () => {
    const end = at + 2 + config.readUInt16BE(at);
    const set = config.subarray(at + 2, end);
    at = end;
    return set;
  });
  return { sets, end: at };
}
