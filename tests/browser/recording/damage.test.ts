import { describe, expect, it, vi } from 'vitest';
import { flvFile, joinBytes, mediaBytes, mediaTags } from '../../media-files/flv-bytes';
import { decodeErrors, hasFfmpeg, partOf, remade } from './made-file';

// Decoding with ffmpeg beside a busy suite takes its time.
vi.setConfig({ testTimeout: 60_000 });

const ts = mediaBytes('live.mpegts');
const middle = Math.floor(ts.length / 188 / 2) * 188;
const fmp4 = mediaBytes('live.fmp4.mp4');
/** Where each fragment of it begins. */
const fragments = [...Array(fmp4.length - 8).keys()].filter((at) => textAt(fmp4, at + 4) === 'moof');
const fourth = fragments[3] ?? 0;

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function changed(bytes: Uint8Array, at: number, values: number[]): Uint8Array {
  const other = bytes.slice();
  other.set(values, at);
  return other;
}

function without(bytes: Uint8Array, from: number, length: number): Uint8Array {
  return joinBytes([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

const damages: [what: string, form: 'ts' | 'fmp4', bytes: Uint8Array][] = [
  ['one bad first byte of a packet', 'ts', changed(ts, middle, [0])],
  ['a hundred missing bytes', 'ts', without(ts, middle, 100)],
  ['a segment cut within a packet, and the next one', 'ts', without(ts, middle + 70, 188 * 4 - 70)],
  [
    'rubbish between two packets',
    'ts',
    joinBytes([ts.subarray(0, middle), new Uint8Array(5000).fill(71), ts.subarray(middle)]),
  ],
  ['rubbish at its beginning', 'ts', joinBytes([new Uint8Array(777).fill(3), ts])],
  ['a broken name of a fragment', 'fmp4', changed(fmp4, fourth + 4, [0, 0, 0, 0])],
  ['a fragment that says it is longer', 'fmp4', changed(fmp4, fourth, [0x7f])],
  ['a fragment that says it is shorter', 'fmp4', changed(fmp4, fourth, [0, 0, 0, 20])],
  ['a hundred missing bytes', 'fmp4', without(fmp4, fourth - 200, 100)],
  [
    'rubbish between two fragments',
    'fmp4',
    joinBytes([fmp4.subarray(0, fourth), new Uint8Array(5000).fill(9), fmp4.subarray(fourth)]),
  ],
];

describe('a damaged part', () => {
  it.each(damages)('with %s (%s) loses a second or two of its six', async (_, form, bytes) => {
    const made = await remade(partOf(form, bytes));
    expect(made.files).toHaveLength(1);
    const { video, audio } = made.read[0] ?? {};
    expect(video?.packets.length).toBeGreaterThanOrEqual(90 - 30);
    expect(audio?.packets.length).toBeGreaterThanOrEqual(260 - 87);
    expect(made.files[0]?.seconds).toBeGreaterThan(3.9);
    expect(made.files[0]?.seconds).toBeLessThan(6.2);
    if (hasFfmpeg) expect(decodeErrors(made.bytes[0] ?? new Uint8Array())).toBe('');
  });

  it('is read to its end, and what could not be is counted', async () => {
    const rubbish = new Uint8Array(188_000).fill(3);
    const unread = async (form: 'flv' | 'ts', bytes: Uint8Array) =>
      (await remade(partOf(form, bytes))).unread;
    expect(await unread('ts', ts)).toBe(0);
    expect(await unread('ts', joinBytes([ts, rubbish, ts]))).toBeGreaterThan(187_000);
    expect(await unread('ts', joinBytes([ts, rubbish]))).toBeGreaterThan(187_000);
    const flv = flvFile(mediaTags('live.flv'));
    expect(await unread('flv', flv)).toBe(0);
    expect(await unread('flv', joinBytes([flv, rubbish]))).toBeGreaterThan(187_000);
  });

  it('is no end of what goes on behind it', async () => {
    const cut = ts.subarray(0, middle);
    const made = await remade(partOf('ts', cut), { ...partOf('ts', ts.slice(middle)), goesOn: true });
    expect(made.files).toHaveLength(1);
    expect(made.files[0]?.seconds).toBeGreaterThan(5);
  });
});
