import type { RecordedPart, Stretch } from './recorded-part';
import { stretchOf } from './stretch-of';

/** A box's length and name. */
const head = 8;
/** What stands at the top of a fragmented MP4. */
const boxNames = /^(?:[fs]typ|moo[vf]|mdat|s[is]dx|emsg|prft|free|skip|uuid|mfra)$/;
/** No fragment's index is larger, and nothing that stands before the first one (bytes). */
const largestIndex = 4_000_000;
const readAtOnce = 1_048_576;

/** The stretches of a part in which box follows box, each behind what stands before the first fragment; what lies between is damage. */
export async function* fmp4Stretches(part: RecordedPart): AsyncGenerator<Stretch> {
  const first = (await nextFragment(part, 0)) ?? part.size;
  const start = await part.read(0, Math.min(first, largestIndex));
  for (let at: number | undefined = 0; at !== undefined; ) {
    const broken = await brokenFrom(part, at);
    const next: number | undefined = broken && (await nextFragment(part, broken.box + head));
    const place = {
      at,
      end: next === undefined ? part.size : (broken?.fragment ?? at),
      cut: next !== undefined,
    };
    yield stretchOf(part, at === 0 ? place : { ...place, start });
    at = next;
  }
}

/**
 * The last box before something that is none, whose length may be what is wrong, and the fragment that it is of, which can't
 * be relied on; undefined where box follows box to the part's end.
 */
async function brokenFrom(
  part: RecordedPart,
  from: number,
): Promise<{ box: number; fragment: number } | undefined> {
  let last = { box: from, fragment: from };
  for (let at = from; at + head <= part.size; ) {
    const bytes = await part.read(at, head * 2);
    const length = boxLength(bytes);
    if (length === undefined) return last;
    last = { box: at, fragment: nameAt(bytes, 0) === 'mdat' ? last.fragment : at };
    at += length;
    if (at > part.size) return last;
  }
  return undefined;
}

/** Undefined where no box is. */
function boxLength(bytes: Uint8Array): number | undefined {
  if (!boxNames.test(nameAt(bytes, 0))) return undefined;
  const length = uint32(bytes, 0) === 1 ? uint32(bytes, 8) * 2 ** 32 + uint32(bytes, 12) : uint32(bytes, 0);
  return length < head ? undefined : length;
}

/** Where the next fragment begins, or undefined. */
async function nextFragment(part: RecordedPart, from: number): Promise<number | undefined> {
  for (let at = from; at + head <= part.size; at += readAtOnce - head + 1) {
    const bytes = await part.read(at, readAtOnce);
    for (let within = 0; within + head <= bytes.length; within++)
      if (isFragment(bytes, within)) return at + within;
  }
  return undefined;
}

function isFragment(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 4] === 0x6d && nameAt(bytes, at) === 'moof' && uint32(bytes, at) <= largestIndex;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + head));
}

function uint32(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return at + 4 <= bytes.length ? view.getUint32(at) : 0;
}
