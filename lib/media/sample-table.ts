import { boxOf, toWords, words } from './mp4-boxes';
import { type NumberColumn, numberColumn } from './number-column';

/** One sample's place in time; all in ticks of its track. */
export interface SampleTimes {
  dts: number;
  pts: number;
  duration: number;
  key: boolean;
}

/** What an MP4 must say of a track's samples. Some 12 bytes are kept of each. */
export interface SampleTable {
  add(times: SampleTimes, size: number): void;
  /** The newest `count` samples stand one behind the other from this place in the file. */
  addChunk(offset: number, count: number): void;
  /** When the first is decoded and how long decoding lasts; from when to when they are shown. */
  span(): { first: number; decoded: number; from: number; to: number };
  /** The boxes of `stbl` but for `stsd`. */
  boxes(): Uint8Array[];
}

/** Begins without samples. Decoding times must grow. */
export function sampleTable(): SampleTable {
  const [sizes, steps, delays] = [numberColumn(), numberColumn(), numberColumn(true)];
  const [keys, counts, high, low] = [numberColumn(), numberColumn(), numberColumn(), numberColumn()];
  let first = 0;
  let last: SampleTimes | undefined;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add(times, size) {
      if (last) steps.push(times.dts - last.dts);
      else first = times.dts;
      last = times;
      [from, to] = [Math.min(from, times.pts), Math.max(to, times.pts + times.duration)];
      sizes.push(size);
      delays.push(times.pts - times.dts);
      if (times.key) keys.push(sizes.length);
    },
    addChunk(offset, count) {
      counts.push(count);
      high.push(Math.floor(offset / 2 ** 32));
      low.push(offset % 2 ** 32);
    },
    span: () => ({ first, decoded: last ? last.dts + last.duration - first : 0, from, to }),
    boxes() {
      const all = { ...{ sizes, delays, keys, counts, high, low }, steps, lastStep: last?.duration ?? 0 };
      return [
        timesBox(all),
        delaysBox(all),
        keysBox(all),
        chunksBox(all),
        sizesBox(all),
        placesBox(all),
      ].flat();
    },
  };
}

interface Columns {
  sizes: NumberColumn;
  /** From each sample to the next; that of the last is its duration. */
  steps: NumberColumn;
  lastStep: number;
  /** From decoding to showing. */
  delays: NumberColumn;
  /** Numbers of the samples that decoding can begin with, from 1. */
  keys: NumberColumn;
  /** Samples of each chunk, and its place in the file in two halves. */
  counts: NumberColumn;
  high: NumberColumn;
  low: NumberColumn;
}

function timesBox({ steps, lastStep, sizes }: Columns): Uint8Array[] {
  const stepAt = (at: number) => (at < steps.length ? steps.at(at) : lastStep);
  return runsBox('stts', 0, sizes.length, stepAt);
}

/** Version 1 can say that something is shown before it is decoded. */
function delaysBox({ delays }: Columns): Uint8Array[] {
  let [least, most] = [0, 0];
  for (let at = 0; at < delays.length; at++)
    [least, most] = [Math.min(least, delays.at(at)), Math.max(most, delays.at(at))];
  return least === 0 && most === 0 ? [] : runsBox('ctts', least < 0 ? 1 : 0, delays.length, delays.at);
}

/** Without the box all samples are keys. */
function keysBox({ keys, sizes }: Columns): Uint8Array[] {
  if (keys.length === sizes.length) return [];
  return boxOf('stss', words(0, keys.length), toWords(keys.length, keys.at));
}

function chunksBox({ counts }: Columns): Uint8Array[] {
  const begins = numberColumn();
  for (let at = 0; at < counts.length; at++)
    if (at === 0 || counts.at(at) !== counts.at(at - 1)) begins.push(at);
  const entry = (at: number) => {
    const chunk = begins.at(Math.floor(at / 3));
    return [chunk + 1, counts.at(chunk), 1][at % 3] ?? 0;
  };
  return boxOf('stsc', words(0, begins.length), toWords(begins.length * 3, entry));
}

function sizesBox({ sizes }: Columns): Uint8Array[] {
  return boxOf('stsz', words(0, 0, sizes.length), toWords(sizes.length, sizes.at));
}

/** 64 bits for each place where one is beyond 32. */
function placesBox({ high, low }: Columns): Uint8Array[] {
  const count = words(0, low.length);
  if (high.at(high.length - 1) === 0) return boxOf('stco', count, toWords(low.length, low.at));
  const half = (at: number) => (at % 2 === 0 ? high : low).at(Math.floor(at / 2));
  return boxOf('co64', count, toWords(low.length * 2, half));
}

/** Equal values that follow each other are one entry. */
function runsBox(
  name: string,
  version: number,
  count: number,
  valueAt: (at: number) => number,
): Uint8Array[] {
  const ends = numberColumn();
  for (let at = 0; at < count; at++)
    if (at + 1 === count || valueAt(at) !== valueAt(at + 1)) ends.push(at + 1);
  const entry = (at: number) => {
    const run = Math.floor(at / 2);
    const end = ends.at(run);
    return at % 2 === 0 ? end - (run > 0 ? ends.at(run - 1) : 0) : valueAt(end - 1);
  };
  return boxOf(name, words(version << 24, ends.length), toWords(ends.length * 2, entry));
}
