import type { Readable } from './ts-stretches';

/** A box's length and name. */
const head = 8;
/** What stands at the top of a fragmented MP4. */
const boxNames = /^(?:[fs]typ|moo[vf]|mdat|s[is]dx|emsg|prft|free|skip|uuid|mfra)$/;
/** No fragment's index is larger (bytes). */
const largestIndex = 4_000_000;

/** The stretches of a fragmented MP4 in which box follows box, each behind what stands before the first fragment; what lies between is damage. */
export function fmp4Stretches(bytes: Uint8Array): Readable[] {
  const stretches: Readable[] = [];
  const start = bytes.subarray(0, nextFragment(bytes, 0));
  for (let from = 0; from < bytes.length; ) {
    const broken = brokenFrom(bytes, from);
    const next = broken ? nextFragment(bytes, broken.box + head) : bytes.length;
    const cut = next < bytes.length;
    const to = cut && broken ? broken.fragment : bytes.length;
    const own = bytes.subarray(from, to);
    stretches.push({ bytes: from === 0 ? own : joined(start, own), from, to, cut });
    from = next;
  }
  return stretches;
}

/**
 * The last box before something that is none, whose length may be what is wrong, and the fragment that it is of, which can't
 * be relied on; undefined where box follows box to the end.
 */
function brokenFrom(bytes: Uint8Array, from: number): { box: number; fragment: number } | undefined {
  let last = { box: from, fragment: from };
  for (let at = from; at + head <= bytes.length; ) {
    const name = nameAt(bytes, at);
    const length = lengthAt(bytes, at);
    if (!boxNames.test(name) || length < head) return last;
    last = { box: at, fragment: name === 'mdat' ? last.fragment : at };
    at += length;
    if (at > bytes.length) return last;
  }
  return undefined;
}

/** Where the next fragment begins; the end where there is none. */
function nextFragment(bytes: Uint8Array, from: number): number {
  const letter = 0x6d;
  for (let at = bytes.indexOf(letter, from + 4); at >= 0; at = bytes.indexOf(letter, at + 1))
    if (nameAt(bytes, at - 4) === 'moof' && lengthAt(bytes, at - 4) <= largestIndex) return at - 4;
  return bytes.length;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + head));
}

/** A length of 1 says that the real one stands behind the name. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const short = uint32(bytes, at);
  return short === 1 ? uint32(bytes, at + 8) * 2 ** 32 + uint32(bytes, at + 12) : short;
}

function uint32(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return a * 2 ** 24 + (b << 16) + (c << 8) + d;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
