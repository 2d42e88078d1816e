import { createHash } from 'node:crypto';

export type Key = string | number;

/** 32 bits that depend on all keys alike: FNV-1a with a murmur finish. The same keys give the same number for ever. */
export function hash32(...keys: Key[]): number {
  let hash = 0x811c9dc5;
  for (const char of keys.join('\u0001')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 0 ≤ x < 1. */
export function unit(...keys: Key[]): number {
  return hash32(...keys) / 2 ** 32;
}

/** Whole number, both ends included. */
export function between(min: number, max: number, ...keys: Key[]): number {
  return min + Math.floor(unit(...keys) * (max - min + 1));
}

/** One of a list that is not empty. */
export function pick<T>(list: readonly [T, ...T[]], ...keys: Key[]): T {
  return list[hash32(...keys) % list.length] ?? list[0];
}

/** 64 bytes. */
export function digest(...keys: Key[]): Buffer {
  return createHash('sha512').update(keys.join('\u0001')).digest();
}

/** Lowercase hex, up to 128 digits. */
export function hexOf(digits: number, ...keys: Key[]): string {
  return digest(...keys)
    .toString('hex')
    .slice(0, digits);
}
