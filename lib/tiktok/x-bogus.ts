import { md5 } from '@noble/hashes/legacy.js';

/** What the reference signs with when it is given no user agent (f2-behaviour.md §5.1). */
const defaultUserAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36 Edg/122.0.0.0';
const alphabet = 'Dkdpgh4ZKsQB80/Mfvw36XI1R25-WUAlEi7NLboqYTOPuzmFjJnryx9HVGcaStCe=';
/** Version bytes: they lead the array and key the hash of the user agent. */
const version = [0, 1, 12];
/** md5(md5('')), bytes 14 and 15: a GET has no body. */
const emptyBody = [69, 63];
const fingerprint = [32, 0, 190, 144];
/** At most this many characters are taken as hex digits by the reference's hash. */
const hexUpTo = 32;

/**
 * TikTok's X-Bogus for a query string without `?`: 28 characters, as f2 makes it (f2-behaviour.md §5, 2024).
 * `unixSeconds` is floored and taken modulo 2³². Throws RangeError where the reference fails too: characters above
 * U+00FF, a query of 1 to 32 characters that isn't hex, a user agent of 24 characters or fewer.
 */
export function xBogus(query: string, userAgent: string, unixSeconds: number): string {
  const agent = hash(rc4(version, latin1(userAgent || defaultUserAgent)));
  const params = md5(hash(query));
  const seconds = Math.floor(unixSeconds) >>> 0;
  const body = [
    ...[64, ...version],
    ...params.slice(14),
    ...emptyBody,
    ...agent.slice(14),
    ...[seconds >>> 24, (seconds >>> 16) & 255, (seconds >>> 8) & 255, seconds & 255],
    ...fingerprint,
  ];
  const checked = [...body, body.reduce((sum, byte) => sum ^ byte, 0)];
  return encode([2, 255, ...rc4([255], Uint8Array.from(checked))]);
}

/** md5 of a text (short ones are hex digits to the reference) or of the base64 of bytes. */
function hash(data: string | Uint8Array): Uint8Array {
  const text = typeof data === 'string' ? data : btoa(String.fromCharCode(...data));
  return md5(text.length > hexUpTo ? latin1(text) : hexBytes(text));
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code > 255) throw new RangeError(`X-Bogus takes one byte per character, not U+${code.toString(16)}`);
    return code;
  });
}

function hexBytes(text: string): Uint8Array {
  if (!/^(?:[\da-f]{2})*$/.test(text)) throw new RangeError('X-Bogus takes a short text as hex digits only');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function rc4(key: number[], data: Uint8Array): Uint8Array {
  const state = keySchedule(key);
  let i = 0;
  let j = 0;
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + at(state, i)) & 255;
    swap(state, i, j);
    return byte ^ at(state, (at(state, i) + at(state, j)) & 255);
  });
}

function keySchedule(key: number[]): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + at(state, i) + at(key, i % key.length)) & 255;
    swap(state, i, j);
  }
  return state;
}

function swap(state: Uint8Array, i: number, j: number): void {
  [state[i], state[j]] = [at(state, j), at(state, i)];
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}

/** Base64 with TikTok's alphabet: each three bytes make four characters, most significant first. */
function encode(bytes: number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (at(bytes, i) << 16) | (at(bytes, i + 1) << 8) | at(bytes, i + 2);
    for (const shift of [18, 12, 6, 0]) text += alphabet.charAt((group >>> shift) & 63);
  }
  return text;
}
