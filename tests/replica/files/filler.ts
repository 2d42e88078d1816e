import { createHash } from 'node:crypto';
import type { Body } from './body';

const block = 65_536;

/** Bytes that belong to this tag alone, the same every time, different in every block, of any length. */
export function fillerOf(tag: string, size: number): Body {
  let pattern: Buffer | undefined;
  return {
    size,
    read: (start, end) => {
      pattern ??= patternOf(tag, Math.min(block, size));
      return cut(pattern, start, end);
    },
  };
}

function patternOf(tag: string, size: number): Buffer {
  const rounds = Math.ceil(size / 64);
  const parts = Array.from({ length: rounds }, (_, round) =>
    createHash('sha512').update(`${tag} ${round}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, size);
}

function cut(pattern: Buffer, start: number, end: number): Buffer {
  const out = Buffer.alloc(end - start);
  for (let at = start; at < end; ) {
    const offset = at % block;
    const length = Math.min(block - offset, end - at);
    pattern.copy(out, at - start, offset, offset + length);
    // A range that was cut from the wrong block must not look right.
    if (offset === 0) out[at - start] = (out[at - start] ?? 0) ^ (Math.floor(at / block) & 0xff);
    at += length;
  }
  return out;
}
