import { describe, expect, it } from 'vitest';
import type { AudioConfig, VideoConfig } from '@/lib/media/frames';
import { bodyAt, boxesIn, boxOf } from '@/lib/media/mp4-boxes';
import { samplesHead } from '@/lib/media/mp4-index';
import { toSample } from '@/lib/media/mp4-sample';
import { sampleTable } from '@/lib/media/sample-table';
import { joinBytes } from './flv-bytes';

type Sample = [dts: number, pts: number, size: number, key?: 'key'];

/** The numbers of each box of a table, 32 bits each. */
function boxesOf(samples: Sample[], chunks: [offset: number, count: number][]): Record<string, number[]> {
  const table = sampleTable();
  for (const [dts, pts, size, key] of samples)
    table.add({ dts, pts, duration: 10, key: key !== undefined }, size);
  for (const [offset, count] of chunks) table.addChunk(offset, count);
  const boxes = boxesIn(joinBytes(table.boxes()));
  return Object.fromEntries(boxes.map(({ name, body }) => [name, numbersIn(body)]));
}

function numbersIn(body: Uint8Array): number[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return Array.from({ length: body.length / 4 }, (_, at) => view.getInt32(at * 4));
}

describe('the table of a track’s samples', () => {
  it('says when each is decoded and shown, which are keys, where they are', () => {
    const samples: Sample[] = [
      [0, 20, 700, 'key'],
      [10, 50, 30],
      [20, 30, 31],
      [30, 40, 32],
      [45, 65, 800, 'key'],
    ];
    const chunks: [number, number][] = [
      [40, 2],
      [9000, 2],
      [12_000, 1],
    ];
    expect(boxesOf(samples, chunks)).toEqual({
      stts: [0, 3, 3, 10, 1, 15, 1, 10],
      ctts: [0, 4, 1, 20, 1, 40, 2, 10, 1, 20],
      stss: [0, 2, 1, 5],
      stsc: [0, 2, 1, 2, 1, 3, 1, 1],
      stsz: [0, 0, 5, 700, 30, 31, 32, 800],
      stco: [0, 3, 40, 9000, 12_000],
    });
  });

  it('leaves out what is plain: all are keys, shown as they are decoded', () => {
    const sound = boxesOf(
      [
        [0, 0, 5, 'key'],
        [10, 10, 6, 'key'],
      ],
      [[40, 2]],
    );
    expect(Object.keys(sound)).toEqual(['stts', 'stsc', 'stsz', 'stco']);
  });

  it('goes beyond 4 GB, and back in time', () => {
    const place = 3 * 2 ** 32 + 7;
    const boxes = boxesOf(
      [
        [0, 0, 5, 'key'],
        [10, 5, 6],
      ],
      [
        [40, 1],
        [place, 1],
      ],
    );
    expect(boxes['co64']).toEqual([0, 2, 0, 40, 3, 7]);
    expect(boxes['ctts']).toEqual([0x1000000, 2, 1, 0, 1, -5]);
  });

  it('takes hours of samples', () => {
    const table = sampleTable();
    for (let at = 0; at < 200_000; at++)
      table.add({ dts: at * 10, pts: at * 10, duration: 10, key: true }, at);
    expect(table.span()).toEqual({ first: 0, decoded: 2_000_000, from: 0, to: 2_000_000 });
    expect(numbersIn(bodyAt(joinBytes(table.boxes()), 'stsz')).slice(-2)).toEqual([199_998, 199_999]);
  });

  it('has a head for samples of any length', () => {
    const head = samplesHead(5 * 2 ** 32);
    expect(numbersIn(head.subarray(0, 4))).toEqual([1]);
    expect(String.fromCharCode(...head.subarray(4, 8))).toBe('mdat');
    expect(numbersIn(head.subarray(8))).toEqual([5, 16]);
  });
});

describe('boxes', () => {
  it('are read as they are written, and rubbish is none', () => {
    const bytes = joinBytes(boxOf('moov', ...boxOf('trak', Uint8Array.of(1, 2)), ...boxOf('udta')));
    expect(bodyAt(bytes, 'moov', 'trak')).toEqual(Uint8Array.of(1, 2));
    expect(bodyAt(bytes, 'moov', 'none', 'deeper')).toEqual(new Uint8Array());
    expect(boxesIn(bytes.subarray(0, -1))).toEqual([]);
    expect(boxesIn(new Uint8Array(50))).toEqual([]);
  });
});

describe('a frame as MP4 has it', () => {
  const mp4Sample = toSample();
  const size = { width: 90, height: 160 };
  const video: VideoConfig = { kind: 'video', codec: 'avc', codecString: 'avc1.640015', ...size };
  const audio: AudioConfig = {
    ...{ kind: 'audio', codec: 'aac', codecString: 'mp4a.40.2' },
    ...{ sampleRate: 44_100, channels: 1 },
  };

  it.each<[string, number[], number[] | undefined]>([
    ['one unit', [0, 0, 1, 9, 8], [0, 0, 0, 2, 9, 8]],
    ['several, by both codes', [0, 0, 0, 1, 9, 0, 0, 1, 7, 6], [0, 0, 0, 1, 9, 0, 0, 0, 2, 7, 6]],
    ['zeros behind a unit', [0, 0, 1, 9, 1, 0, 0, 0, 0, 1, 5, 0], [0, 0, 0, 2, 9, 1, 0, 0, 0, 1, 5]],
    ['no code', [9, 8, 7], undefined],
    ['codes alone', [0, 0, 1, 0, 0, 1], undefined],
    ['nothing', [], undefined],
  ])('of pictures with start codes: %s', (_, bytes, sample) => {
    const made = mp4Sample(video, Uint8Array.from(bytes));
    expect(made && [...made]).toEqual(sample);
  });

  it.each<[string, number[], number[] | undefined]>([
    ['a header', [0xff, 0xf1, 1, 2, 3, 4, 5, 77], [77]],
    ['a header with its checksum', [0xff, 0xf0, 1, 2, 3, 4, 5, 6, 7, 77], [77]],
    ['a header alone', [0xff, 0xf1, 1, 2, 3, 4, 5], undefined],
    ['no header', [1, 2, 3, 4, 5, 6, 7, 8], undefined],
  ])('of sound with %s', (_, bytes, sample) => {
    const made = mp4Sample(audio, Uint8Array.from(bytes));
    expect(made && [...made]).toEqual(sample);
  });

  it('is what it was where the container has it so already', () => {
    const data = Uint8Array.of(0, 0, 0, 1, 9);
    expect(mp4Sample({ ...video, record: Uint8Array.of(1) }, data)).toBe(data);
  });
});
