import { byteQueue } from './byte-queue';

/** One tag of an FLV file. */
export interface FlvTag {
  kind: 'audio' | 'video' | 'script';
  /** Milliseconds, 32 bits, of decoding. */
  timestamp: number;
  /** The tag's body: a copy of its own, unless the reader lends it. */
  data: Uint8Array;
}

/** A stretch that is no whole tag: `at` from the start of the file, `length` in bytes. */
export interface FlvDamage {
  at: number;
  length: number;
}

/** Takes a file's bytes in pieces of any size and gives its tags, each as soon as it is whole. */
export interface FlvReader {
  /** Gives the tags that these bytes completed. Never throws, whatever the bytes. */
  push(bytes: Uint8Array): FlvTag[];
  /** Says that no more bytes come; gives the last tag where only its length at the end was cut off. */
  end(): FlvTag[];
  /** What was skipped so far, in order; after `end` also the tail of a file that breaks off. */
  readonly damage: readonly FlvDamage[];
}

const kinds: Readonly<Record<number, FlvTag['kind']>> = { 8: 'audio', 9: 'video', 18: 'script' };
const tagHead = 11;
const sizeAfter = 4;
/** The file's head (9) with the length before the first tag (4). */
const fileHead = 13;
/** No frame of a live stream is larger; a damaged length must not make us wait for 16 MB. */
const largestTag = 4 * 1024 * 1024;

/** What stands at a place: a whole tag, nothing that could be one, or `undefined` where more bytes must tell. */
type Found = { tag: FlvTag; length: number } | 'damaged' | undefined;

/**
 * Reads FLV (Adobe's specification, version 10.1, annex E). After damage it goes on with the next tag that is whole. `lends`:
 * what it gives is good until the next `push`; copies of an hour's tags are garbage by the hundred megabytes.
 */
export function flvReader({ lends = false } = {}): FlvReader {
  const queue = byteQueue();
  const damage: FlvDamage[] = [];
  let at = 0;
  const consume = (length: number) => {
    queue.drop(length);
    at += length;
  };
  const skip = (length: number) => {
    noteDamage(damage, at, length);
    consume(length);
  };
  const isLost = () => damage.slice(-1).some((last) => last.at + last.length === at);
  const take = (ended: boolean): FlvTag[] => {
    const tags: FlvTag[] = [];
    if (at === 0) consume(fileHeadLength(queue.peek(), ended));
    for (;;) {
      const found = tagAt(queue.peek(), isLost(), ended);
      if (found === undefined) return tags;
      if (found === 'damaged') skip(nextCandidate(queue.peek()));
      else {
        const { tag } = found;
        tags.push(lends ? tag : { ...tag, data: tag.data.slice() });
        consume(found.length);
      }
    }
  };
  return {
    damage,
    push(bytes) {
      queue.push(bytes);
      return queue.peek().length < fileHead && at === 0 ? [] : take(false);
    },
    end() {
      const tags = take(true);
      skip(queue.peek().length);
      return tags;
    },
  };
}

function noteDamage(damage: FlvDamage[], at: number, length: number): void {
  const last = damage.at(-1);
  if (last && last.at + last.length === at) last.length += length;
  else if (length > 0) damage.push({ at, length });
}

function fileHeadLength(bytes: Uint8Array, ended: boolean): number {
  const isFlv = bytes[0] === 0x46 && bytes[1] === 0x4c && bytes[2] === 0x56;
  if (!isFlv || bytes.length < fileHead) return isFlv && ended ? bytes.length : 0;
  return Math.min(bytes.length, uint32(bytes, 5) === 9 ? fileHead : 0);
}

/** `lost`: after damage, only a tag whose length is repeated behind it is believed. */
function tagAt(bytes: Uint8Array, lost: boolean, ended: boolean): Found {
  if (bytes.length < tagHead) return undefined;
  const kind = headKind(bytes, 0);
  if (kind === undefined) return 'damaged';
  const end = tagHead + uint24(bytes, 1);
  if (bytes.length < end + sizeAfter) return ended ? lastTag(bytes, kind, end, lost) : undefined;
  const tag = readTag(bytes, kind, end);
  if (uint32(bytes, end) === end) return { tag, length: end + sizeAfter };
  if (lost) return 'damaged';
  return wronglyMeasured(bytes, tag, end + sizeAfter, ended);
}

/** Some servers write a wrong length behind a tag: the tag is good where another one follows. */
function wronglyMeasured(bytes: Uint8Array, tag: FlvTag, length: number, ended: boolean): Found {
  if (bytes.length < length + tagHead) return ended ? 'damaged' : undefined;
  return headKind(bytes, length) === undefined ? 'damaged' : { tag, length };
}

/** A tag that the file's end cuts is looked into all the same: its length may be the damage, and whole tags within it. */
function lastTag(bytes: Uint8Array, kind: FlvTag['kind'], end: number, lost: boolean): Found {
  if (lost || bytes.length < end) return 'damaged';
  return { tag: readTag(bytes, kind, end), length: bytes.length };
}

/** How far the next place is that could begin a tag; all but the last bytes where there is none yet. */
function nextCandidate(bytes: Uint8Array): number {
  for (let at = 1; at + tagHead <= bytes.length; at++) if (headKind(bytes, at) !== undefined) return at;
  return Math.max(1, bytes.length - tagHead + 1);
}

function headKind(bytes: Uint8Array, at: number): FlvTag['kind'] | undefined {
  const kind = kinds[bytes[at] ?? 0];
  return kind && uint24(bytes, at + 8) === 0 && uint24(bytes, at + 1) <= largestTag ? kind : undefined;
}

function readTag(bytes: Uint8Array, kind: FlvTag['kind'], end: number): FlvTag {
  const timestamp = uint24(bytes, 4) + (bytes[7] ?? 0) * 0x1000000;
  return { kind, timestamp, data: bytes.subarray(tagHead, end) };
}

function uint24(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint24(bytes, at) * 0x100 + (bytes[at + 3] ?? 0);
}
