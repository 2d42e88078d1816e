import { type BaseName, baseFile } from './base-file';
import { type Body, bodyOf, joinBodies, wholeBody } from './body';
import { fillerOf } from './filler';

/** Fewest bytes that padding adds, so that a tag always shows. */
const leastPadding = 64;

/**
 * A real file, made `size` bytes long in its format's own way and different for every tag, still playable.
 * Sizes under base + 64 are raised to that. `times`: so often an mp3 plays, which makes it longer by the base each time.
 */
export function padFile(name: BaseName, size: number, tag: string, times = 1): Body {
  const base = baseFile(name);
  const extra = Math.max(size - base.length, leastPadding);
  if (/\.(?:mp4|m4a)$/.test(name)) return joinBodies([bodyOf(base), freeBox(extra, tag)]);
  if (name.endsWith('.jpg')) return padJpeg(base, extra, tag);
  if (name.endsWith('.webp')) return padWebp(base, extra, tag);
  if (name.endsWith('.mp3'))
    return joinBodies([id3Tag(extra, tag), ...Array<Body>(times).fill(bodyOf(base))]);
  return bodyOf(`${base}\n${noteOf(extra - 1, tag)}`);
}

/** An mp4 box that players skip; the 64-bit form beyond 4 GiB. */
function freeBox(size: number, tag: string): Body {
  const wide = size >= 2 ** 32;
  const header = Buffer.alloc(wide ? 16 : 8);
  header.writeUInt32BE(wide ? 1 : size);
  header.write('free', 4, 'latin1');
  if (wide) header.writeBigUInt64BE(BigInt(size), 8);
  return joinBodies([bodyOf(header), fillerOf(tag, size - header.length)]);
}

/** Comment segments right after the start marker; one holds 65,533 bytes. */
function padJpeg(base: Buffer, extra: number, tag: string): Body {
  const filler = wholeBody(fillerOf(tag, extra));
  const segments: Buffer[] = [];
  for (let left = extra; left > 0; ) {
    // Never leaves a rest too small for a segment of its own.
    const whole = left <= 65_537 ? left : Math.min(65_537, left - 4);
    const segment = Buffer.from(filler.subarray(0, whole));
    segment.writeUInt16BE(0xfffe, 0);
    segment.writeUInt16BE(whole - 2, 2);
    segments.push(segment);
    left -= whole;
  }
  return bodyOf(Buffer.concat([base.subarray(0, 2), ...segments, base.subarray(2)]));
}

/** One more RIFF chunk at the end; readers skip what they don't know. RIFF sizes are even, so an odd size loses a byte. */
function padWebp(base: Buffer, extra: number, tag: string): Body {
  const chunk = wholeBody(fillerOf(tag, extra & ~1));
  chunk.write('JUNK', 0, 'latin1');
  chunk.writeUInt32LE(chunk.length - 8, 4);
  const file = Buffer.concat([base, chunk]);
  file.writeUInt32LE(file.length - 8, 4);
  return bodyOf(file);
}

/** An ID3v2 tag with one private frame. */
function id3Tag(size: number, tag: string): Body {
  const bytes = wholeBody(fillerOf(tag, size));
  bytes.write('ID3\u0004\u0000\u0000', 0, 'latin1');
  writeSynchsafe(bytes, size - 10, 6);
  bytes.write('PRIV', 10, 'latin1');
  writeSynchsafe(bytes, size - 20, 14);
  bytes.writeUInt16BE(0, 18);
  bytes.write('replica.test\u0000', 20, 'latin1');
  return bodyOf(bytes);
}

function writeSynchsafe(bytes: Buffer, value: number, at: number): void {
  for (const place of [0, 1, 2, 3]) bytes[at + place] = (value >> (7 * (3 - place))) & 0x7f;
}

function noteOf(size: number, tag: string): string {
  const text = `NOTE ${tag} `;
  return `${text.padEnd(size - 1, '.').slice(0, size - 1)}\n`;
}
