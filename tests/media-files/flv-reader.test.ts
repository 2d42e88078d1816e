import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlvTag, flvReader } from '@/lib/media/flv-reader';
import { flvFile, flvHead, flvTag, joinBytes, mediaBytes, mediaTags } from './flv-bytes';

const read = (pieces: readonly Uint8Array[]) => {
  const reader = flvReader();
  const tags = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
  return { tags, damage: reader.damage };
};

/** The same as text: quick to compare. */
const told = (pieces: readonly Uint8Array[]) =>
  JSON.stringify(read(pieces), (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  );

const cutAt = (bytes: Uint8Array, cuts: readonly number[]) => {
  const ends = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
  return ends.slice(1).map((end, index) => bytes.subarray(ends[index], end));
};

const tag = (kind: FlvTag['kind'], timestamp: number, ...data: number[]): FlvTag => {
  return { kind, timestamp, data: Uint8Array.from(data) };
};

const five = [
  tag('script', 0, 2, 0, 10),
  tag('video', 0, 0x17, 0, 0, 0, 0, 1, 2, 3),
  tag('audio', 5, 0xaf, 0, 0x12, 0x10),
  tag('video', 40, 0x27, 1, 0, 0, 0, 9, 9, 9, 9, 9),
  tag('audio', 0xfedcba98, 0xaf, 1, 7),
];
/** Where each of the five ends, its length behind it not counted. */
const ends = five.map((_, index) => flvFile(five.slice(0, index + 1)).length - 4);

describe('an FLV reader', () => {
  it('gives each tag with its kind, its 32 bits of time and its body', () => {
    expect(read([flvFile(five)])).toEqual({ tags: five, damage: [] });
  });

  it('reads what ffmpeg wrote', () => {
    const kinds = mediaTags('live.flv').map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'video')).toHaveLength(90 + 2);
    expect(kinds.filter((kind) => kind === 'audio')).toHaveLength(260 + 1);
  });

  it('does not care how the bytes come in pieces, damaged or not', () => {
    const file = mediaBytes('live.flv').slice(0, 5000);
    const damaged = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 4 });
    const cuts = fc.array(fc.nat(file.length), { maxLength: 40 });
    fc.assert(
      fc.property(damaged, cuts, (changes, places) => {
        const bytes = file.slice();
        for (const [at, value] of changes) bytes[at] = value;
        expect(told(cutAt(bytes, places))).toBe(told([bytes]));
      }),
      { numRuns: 50 },
    );
  });

  it('takes byte after byte', () => {
    const file = flvFile(five);
    expect(read([...file].map((byte) => Uint8Array.of(byte))).tags).toEqual(five);
  });

  it('crashes at no bytes whatever, and gives no more than came', () => {
    const head = fc.constantFrom(flvHead, new Uint8Array());
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 400 }), (first, rest) => {
        const { tags, damage } = read([joinBytes([first, rest])]);
        const given = tags.reduce((sum, { data }) => sum + data.length + 11, 0);
        const skipped = damage.reduce((sum, { length }) => sum + length, 0);
        expect(given + skipped).toBeLessThanOrEqual(first.length + rest.length);
      }),
    );
  });

  it('gives everything before the place where a file breaks off, and says which', () => {
    const file = flvFile(five);
    for (let cut = 0; cut <= file.length; cut++) {
      const { tags } = read([file.subarray(0, cut)]);
      expect(tags).toEqual(five.slice(0, ends.filter((end) => end <= cut).length));
    }
    expect(read([file.subarray(0, file.length - 8)]).damage).toEqual([
      { at: (ends[3] ?? 0) + 4, length: 10 },
    ]);
  });

  it('goes on with the next whole tag after damage of any byte', () => {
    const file = flvFile(five);
    for (let at = flvHead.length; at < file.length; at++) {
      const bytes = file.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const hit = ends.findIndex((end) => at < end + 4);
      const others = five.filter((_, index) => index !== hit);
      expect(read([bytes]).tags, `byte ${at}`).toEqual(expect.arrayContaining(others));
    }
  });

  it('does not take for a tag what looks like one within a damaged one', () => {
    const looksLikeOne = [8, 0, 0, 3, 0, 0, 9, 0, 0, 0, 0, 1, 2, 3];
    const bytes = flvFile([tag('video', 0, 0x27, 1, 0, 0, 0, ...looksLikeOne), ...five]);
    bytes[flvHead.length] = 0xff;
    expect(read([bytes]).tags).toEqual(five);
  });

  it('finds its way after missing bytes', () => {
    const pieces = five.map(flvTag);
    const [first = new Uint8Array()] = pieces;
    const holed = [
      flvHead,
      first,
      ...pieces.slice(1, 2).map((piece) => piece.subarray(0, 6)),
      ...pieces.slice(2),
    ];
    const { tags, damage } = read([joinBytes(holed)]);
    expect(tags).toEqual([five[0], five[2], five[3], five[4]]);
    expect(damage).toEqual([{ at: flvHead.length + first.length, length: 6 }]);
  });

  it('takes a tag whose length behind it is wrong, where another tag follows', () => {
    const bytes = flvFile(five);
    bytes.fill(0, ends[1], (ends[1] ?? 0) + 4);
    expect(read([bytes])).toEqual({ tags: five, damage: [] });
  });

  it('reads on where a second file begins within the first', () => {
    const { tags, damage } = read([joinBytes([flvFile(five), flvFile(five)])]);
    expect(tags).toEqual([...five, ...five]);
    expect(damage.map(({ length }) => length)).toEqual([flvHead.length]);
  });
});
