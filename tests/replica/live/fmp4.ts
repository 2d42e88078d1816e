import { frameMs, type Loop, soundMs, soundRate } from './loop-file';
import type { Unit } from './units';

/** One fragment of an fMP4 stream: `moof` and `mdat`. `stamp` gives a frame's time in milliseconds. */
export function fmp4Segment(
  loop: Loop,
  units: readonly Unit[],
  sequence: number,
  stamp: (unit: Unit) => number,
): Buffer {
  const tracks = (['video', 'audio'] as const).map((name) => units.filter(({ track }) => track === name));
  const media = tracks.map((track) => Buffer.concat(track.map(({ data }) => data)));
  const moofOf = (start: number): Buffer =>
    box(
      'moof',
      box('mfhd', words(0, sequence)),
      ...tracks.map((track, at) =>
        traf(loop, track, at + 1, start + (at > 0 ? (media[0]?.length ?? 0) : 0), stamp),
      ),
    );
  // The place of the data is in the box whose size decides it: its size doesn't depend on what it says.
  const start = moofOf(0).length + 8;
  return Buffer.concat([moofOf(start), box('mdat', ...media)]);
}

function traf(
  loop: Loop,
  units: readonly Unit[],
  id: number,
  offset: number,
  stamp: (unit: Unit) => number,
): Buffer {
  const video = id === 1;
  const scale = video ? videoScale(loop) : soundRate;
  const ticks = (ms: number): number => Math.round((ms * scale) / 1000);
  const [first] = units;
  const begins = first ? ticks(stamp(first) + (video ? 0 : first.shownAfter)) : 0;
  const samples = units.flatMap(({ data, key, shownAfter }) => [
    ticks(video ? frameMs : soundMs),
    data.length,
    key ? 0x02000000 : 0x01010000,
    video ? ticks(shownAfter) : 0,
  ]);
  return box(
    'traf',
    box('tfhd', words(0x020000, id)),
    box('tfdt', words(0x01000000, Math.floor(begins / 2 ** 32), begins >>> 0)),
    box('trun', words(0x01000f01, units.length, offset, ...samples)),
  );
}

/** As the init segment says it: in the first `mdhd`, version 0. */
function videoScale({ init }: Loop): number {
  return init.readUInt32BE(init.indexOf('mdhd') + 16);
}

function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = words(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
}
