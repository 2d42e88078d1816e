import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mp4Tracks } from '@/lib/tiktok/mp4-tracks';
import { box, ftyp, largeBox, mdat, moov, mp4, readerOf, trak } from './mp4';

const whole = (...parts: number[][]): Uint8Array => Uint8Array.from(parts.flat());
const tracksOf = (bytes: Uint8Array) => mp4Tracks(readerOf(bytes), bytes.length);

describe('mp4Tracks', () => {
  it.each<[string, Uint8Array, [video: boolean, audio: boolean, complete: boolean]]>([
    ['sound and pictures', mp4(['vide', 'soun']), [true, true, true]],
    ['sound first', mp4(['soun', 'vide']), [true, true, true]],
    ['pictures alone', mp4(['vide']), [true, false, true]],
    ['sound alone', mp4(['soun']), [false, true, true]],
    ['a third track', mp4(['vide', 'soun', 'meta']), [true, true, true]],
    ['moov at the end', whole(ftyp(), mdat(500), moov('vide', 'soun')), [true, true, true]],
    [
      'a fragmented file',
      whole(ftyp(), moov('vide', 'soun'), box('moof', [1, 2]), mdat()),
      [true, true, true],
    ],
    ['64-bit sizes', whole(ftyp(), largeBox('mdat', [1, 2, 3]), moov('vide', 'soun')), [true, true, true]],
    ['a 64-bit moov', whole(ftyp(), largeBox('moov', trak('soun')), mdat()), [false, true, true]],
    [
      'a last box that goes to the end',
      whole(ftyp(), moov('vide', 'soun'), box('mdat', [1, 2, 3], 0)),
      [true, true, true],
    ],
    [
      'padding in a free box',
      whole(ftyp(), moov('vide', 'soun'), mdat(), box('free', Array(999).fill(0))),
      [true, true, true],
    ],
    [
      'padding with bare zeros',
      whole(ftyp(), moov('vide', 'soun'), mdat(), Array(999).fill(0)),
      [true, true, true],
    ],
    ['no data', whole(ftyp(), moov('vide', 'soun')), [true, true, false]],
    ['no moov', whole(ftyp(), mdat()), [false, false, false]],
    ['nothing', whole(), [false, false, false]],
    [
      'a box smaller than its own header',
      whole(ftyp(), moov('vide'), mdat(), box('free', [], 7)),
      [true, false, false],
    ],
    [
      'a 64-bit box smaller than its header',
      whole(ftyp(), moov('vide'), largeBox('mdat', [], 15n)),
      [true, false, false],
    ],
    [
      'a 64-bit size beyond all files',
      whole(ftyp(), moov('vide'), largeBox('mdat', [], 2n ** 63n)),
      [true, false, false],
    ],
    [
      'a child that runs past its parent',
      whole(ftyp(), box('moov', box('trak', [1], 5000)), mdat()),
      [false, false, false],
    ],
    [
      'text where a box should be',
      whole(
        ftyp(),
        moov('vide'),
        mdat(),
        [...'\r\n<html>x'].map((c) => c.charCodeAt(0)),
      ),
      [true, false, false],
    ],
    ['a handler outside the movie', whole(ftyp(), trak('soun'), moov('vide'), mdat()), [true, false, true]],
  ])('%s', async (_, bytes, [video, audio, complete]) => {
    expect(await tracksOf(bytes)).toEqual({ video, audio, complete });
  });

  it('notices every place where a file may break off', async () => {
    const bytes = mp4(['vide', 'soun']);
    for (let length = 0; length < bytes.length; length++) {
      expect([length, (await tracksOf(bytes.subarray(0, length))).complete]).toEqual([length, false]);
    }
  });

  it('reads little of a large file', async () => {
    const bytes = whole(ftyp(), mdat(200_000), moov('vide', 'soun'));
    const read = readerOf(bytes);
    await mp4Tracks(read, bytes.length);
    expect(read.asked).toBeLessThan(1000);
  });

  it('ends on a file made of empty boxes, and on moov within moov', async () => {
    const many = new Uint8Array(8 * 100_000).map((_, index) => box('free')[index % 8] ?? 0);
    expect((await tracksOf(many)).complete).toBe(false);
    const nested = Array.from({ length: 500 }).reduce<number[]>((inner) => box('moov', inner), []);
    expect((await tracksOf(Uint8Array.from(nested))).audio).toBe(false);
  });

  it('ends whatever the bytes are', async () => {
    const parts = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc.constantFrom(
          ...['moov', 'trak', 'mdia', 'hdlr', 'mdat'].map((type) => Uint8Array.from(box(type, [], 40))),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(parts, async (list) => {
        const tracks = await tracksOf(Uint8Array.from(list.flatMap((part) => [...part])));
        expect(Object.keys(tracks)).toEqual(['video', 'audio', 'complete']);
      }),
    );
  });
});
