import { describe, expect, it } from 'vitest';
import { type BaseName, baseFile } from './files/base-file';
import { wholeBody } from './files/body';
import { padFile } from './files/pad';
import { printOf } from './visitor';

const names: BaseName[] = [
  'h264-aac.mp4',
  'hevc-aac.mp4',
  'hevc-silent.mp4',
  'music.m4a',
  'music.mp3',
  'picture-1.jpg',
  'picture.webp',
  'captions.vtt',
];

/** Types and sizes of an mp4's boxes; throws where they don't add up. */
function boxesOf(file: Buffer): string[] {
  const boxes: string[] = [];
  for (let at = 0; at < file.length; ) {
    const size = file.readUInt32BE(at);
    if (size < 8 || at + size > file.length) throw new Error(`box of ${size} at ${at}`);
    boxes.push(file.toString('latin1', at + 4, at + 8));
    at += size;
  }
  return boxes;
}

/** Markers of a jpeg up to its picture data; throws where segments don't add up. */
function segmentsOf(file: Buffer): number[] {
  const markers: number[] = [];
  for (let at = 2; at < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    if (file[at] !== 0xff) throw new Error(`no marker at ${at}`);
    markers.push(file[at + 1] ?? 0);
    if (file[at + 1] === 0xda) return markers;
  }
  throw new Error('no picture data');
}

describe('padding', () => {
  it.each(names)('%s has the size that was asked for, and the real file in it', (name) => {
    const base = baseFile(name);
    expect(base.length).toBeLessThanOrEqual(40_000);
    const size = (base.length + 70_000) & ~1;
    const file = wholeBody(padFile(name, size, 'one'));
    // A webp's size is even, and so is that of its base.
    expect(file.length).toBe(size);
    expect(file.includes(base.subarray(base.length >> 1))).toBe(true);
    expect(printOf(wholeBody(padFile(name, size, 'one')))).toBe(printOf(file));
    expect(printOf(wholeBody(padFile(name, size, 'two')))).not.toBe(printOf(file));
  });

  it.each(['h264-aac.mp4', 'hevc-silent.mp4', 'music.m4a'] as const)(
    '%s keeps its boxes in order',
    (name) => {
      const padded = boxesOf(wholeBody(padFile(name, 100_000, 'x')));
      expect(padded).toEqual([...boxesOf(baseFile(name)), 'free']);
    },
  );

  it.each([64, 65_536, 65_537, 65_538, 65_541, 200_000])(
    'a jpeg keeps its segments with %i bytes more',
    (extra) => {
      const base = baseFile('picture-2.jpg');
      const file = wholeBody(padFile('picture-2.jpg', base.length + extra, 'x'));
      expect(file.length).toBe(base.length + extra);
      expect(segmentsOf(file).filter((marker) => marker !== 0xfe)).toEqual(
        segmentsOf(base).filter((marker) => marker !== 0xfe),
      );
    },
  );

  it('a webp says its own length, an mp3 begins with a tag of the right length', () => {
    const webp = wholeBody(padFile('picture.webp', 9000, 'x'));
    expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
    const mp3 = wholeBody(padFile('music.mp3', 60_000, 'x'));
    const tag = [...mp3.subarray(6, 10)].reduce((size, seven) => size * 128 + seven, 0);
    expect(printOf(mp3.subarray(10 + tag))).toBe(printOf(baseFile('music.mp3')));
    const twice = wholeBody(padFile('music.mp3', 60_000, 'x', 2));
    expect(printOf(twice)).toBe(printOf(Buffer.concat([mp3, baseFile('music.mp3')])));
  });

  it('reads any part of a huge file without making all of it', () => {
    const size = 5_000_000_000;
    const body = padFile('h264-aac.mp4', size, 'huge');
    expect(body.size).toBe(size);
    const [at, end] = [3_000_000_000, 3_000_200_000];
    const parts = [body.read(at, at + 777), body.read(at + 777, end)];
    expect(printOf(Buffer.concat(parts))).toBe(printOf(body.read(at, end)));
    expect(printOf(body.read(at, at + 65_536))).not.toBe(printOf(body.read(at + 65_536, at + 131_072)));
  });
});
