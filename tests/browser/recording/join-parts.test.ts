import { describe, expect, it } from 'vitest';
import { joinParts } from '@/lib/browser/recording/join-parts';
import type { Joined, RecordingFiles } from '@/lib/browser/recording/recording-files';
import { flvFile, joinBytes, mediaBytes, mediaTags, otherPictures } from '../../media-files/flv-bytes';
import { readBack } from './made-file';
import { type MemoryPart, memoryPart } from './recorder-stage';

const stream = mediaBytes('live.flv');
const more = flvFile(otherPictures(mediaTags('live.flv')));
const live = {
  phase: 'joining',
  seconds: 6,
  lostSeconds: 1,
  bitrate: 0,
  diskLeft: 0,
  ended: 'over',
} as const;
const small = mediaBytes('live-small.flv');
const rubbish = joinBytes([flvFile([]), new Uint8Array(5000).fill(7)]);

interface Kept {
  files: RecordingFiles;
  results: MemoryPart[];
  open: MemoryPart[];
  note: { joined?: Joined };
}

/** A recording's folder in memory, with these parts in it. */
function kept(parts: [form: 'flv' | 'ts' | 'fmp4', bytes: Uint8Array][], joined?: Joined): Kept {
  const results: MemoryPart[] = [];
  const open: MemoryPart[] = [];
  const note: Kept['note'] = joined ? { joined } : {};
  const handleOf = (bytes?: Uint8Array) => {
    const handle = memoryPart(bytes);
    open.push(handle);
    return handle;
  };
  const files: RecordingFiles = {
    addPart: () => Promise.reject(new Error('nothing is added while joining')),
    readParts: async () =>
      parts.map(([form, bytes]) => ({
        ...{ form, goesOn: false, size: bytes.length },
        open: async () => handleOf(bytes),
      })),
    async openResult(n) {
      const handle = handleOf();
      results[n - 1] = handle;
      return handle;
    },
    async markJoined(whole) {
      expect(results.filter((one) => one.flushes === 0)).toEqual([]);
      note.joined = whole;
    },
    readJoined: async () => note.joined,
    async removeParts() {
      expect(note.joined).toBeDefined();
      expect(open.every(({ closed }) => closed)).toBe(true);
      parts.length = 0;
    },
  };
  return { files, results, open, note };
}

function join({ files }: Kept): Promise<Joined> {
  return joinParts(files, { live, asItCame: false }, () => {});
}

describe('joining parts', () => {
  it('gives one file that plays, and a note of it', async () => {
    const recording = kept([
      ['flv', stream],
      ['flv', more],
    ]);
    const joined = await join(recording);
    const [result] = recording.results;
    expect(joined).toEqual({
      ...{ raw: false, live },
      results: [{ ext: 'mp4', mime: 'video/mp4', size: result?.bytes().length }],
    });
    expect(recording.note.joined).toEqual(joined);
    expect(await recording.files.readParts()).toEqual([]);
    const { video, audio } = await readBack(result?.bytes() ?? new Uint8Array());
    expect([video?.packets.length, audio?.packets.length]).toEqual([180, 520]);
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
  });

  it('tells how far it is', async () => {
    const told: [number, number][] = [];
    await joinParts(kept([['flv', stream]]).files, { live, asItCame: false }, (done, total) =>
      told.push([done, total]),
    );
    expect(told.at(-1)).toEqual([stream.length, stream.length]);
  });

  it('gives several where the encoding changed', async () => {
    const recording = kept([
      ['flv', stream],
      ['flv', small],
    ]);
    const { results } = await join(recording);
    expect(results).toHaveLength(2);
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
  });

  it('is done once: what was joined is given again, and nothing is opened', async () => {
    const joined = { raw: false, results: [{ ext: 'mp4', mime: 'video/mp4', size: 7 }] };
    const recording = kept([['flv', stream]], joined);
    expect(await join(recording)).toEqual(joined);
    expect(recording.open).toEqual([]);
  });

  it('passes over parts in which nothing came', async () => {
    const recording = kept([
      ['flv', new Uint8Array()],
      ['flv', stream],
    ]);
    expect((await join(recording)).raw).toBe(false);
  });

  it('gives what can’t be played as it came, with one head of FLV', async () => {
    const recording = kept([
      ['flv', rubbish],
      ['flv', rubbish],
    ]);
    const size = rubbish.length * 2 - 13;
    expect(await join(recording)).toEqual({
      ...{ raw: true, live },
      results: [{ ext: 'flv', mime: 'application/octet-stream', size }],
    });
    expect(recording.results[0]?.bytes()).toEqual(joinBytes([rubbish, rubbish.subarray(13)]));
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
  });

  it('gives what came of each form as a file of its own', async () => {
    const recording = kept([
      ['flv', rubbish],
      ['ts', rubbish],
      ['flv', rubbish],
    ]);
    const { results } = await join(recording);
    expect(results.map(({ ext, size }) => [ext, size])).toEqual([
      ['flv', rubbish.length * 2 - 13],
      ['ts', rubbish.length],
    ]);
    expect(recording.results[1]?.bytes()).toEqual(rubbish);
  });

  it('keeps it as it came beside the video where a good deal of it can’t be read', async () => {
    const recording = kept([
      ['flv', stream],
      ['ts', new Uint8Array(20_000).fill(7)],
    ]);
    const { raw, results } = await join(recording);
    expect([raw, results.map(({ ext }) => ext)]).toEqual([true, ['mp4', 'flv', 'ts']]);
    expect(recording.results[1]?.bytes()).toEqual(stream);
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
  });

  it('keeps the videos that are done where what comes behind them fits none', async () => {
    const tags = mediaTags('live.flv').filter(({ kind }) => kind === 'audio');
    const strange = tags.map((tag) =>
      tag.data[1] === 0 ? { ...tag, data: Uint8Array.of(tag.data[0] ?? 0, 0, 0x22, 0x08) } : tag,
    );
    const recording = kept([
      ['flv', stream],
      ['flv', flvFile(strange)],
    ]);
    const { raw, results } = await join(recording);
    expect([raw, results.map(({ ext }) => ext)]).toEqual([true, ['mp4', 'flv']]);
    const { video } = await readBack(recording.results[0]?.bytes() ?? new Uint8Array());
    expect(video?.packets).toHaveLength(90);
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
  });

  it('keeps it as it came beside a video without its sound, however few bytes that had', async () => {
    const tags = mediaTags('live.flv').map((tag) => {
      if (tag.kind !== 'audio') return { ...tag, data: joinBytes([tag.data, new Uint8Array(9000)]) };
      return tag.data[1] === 0 ? { ...tag, data: Uint8Array.of(tag.data[0] ?? 0, 0, 0x22, 0x08) } : tag;
    });
    const { raw, results } = await join(kept([['flv', flvFile(tags)]]));
    expect([raw, results.map(({ ext }) => ext)]).toEqual([true, ['mp4', 'flv']]);
  });

  it('gives it as it came, unread, where joining has failed too often', async () => {
    const recording = kept([
      ['flv', stream],
      ['flv', more],
    ]);
    const joined = await joinParts(recording.files, { live, asItCame: true }, () => {});
    expect(joined).toMatchObject({
      raw: true,
      results: [{ ext: 'flv', size: stream.length + more.length - 13 }],
    });
  });

  it.each([
    ['ts', 'ts'],
    ['fmp4', 'mp4'],
  ] as const)('gives %s that can’t be played whole', async (form, ext) => {
    const recording = kept([
      [form, rubbish],
      [form, rubbish],
    ]);
    expect(await join(recording)).toMatchObject({ raw: true, results: [{ ext, size: rubbish.length * 2 }] });
  });

  it('of which nothing is there says so', async () => {
    const recording = kept([['flv', new Uint8Array()]]);
    await expect(join(recording)).rejects.toMatchObject({ problem: { code: 'nothingToSave' } });
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
    expect(recording.note).toEqual({});
  });

  it.each([
    ['that play', stream],
    ['that don’t', rubbish],
  ])('of parts %s ends where the disk is full, with all closed and nothing noted', async (_, bytes) => {
    const recording = kept([['flv', bytes]]);
    const { openResult } = recording.files;
    recording.files.openResult = async (n) => ({ ...(await openResult(n)), write: () => 0 });
    await expect(join(recording)).rejects.toMatchObject({ problem: { code: 'profileFull' } });
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
    expect(recording.note).toEqual({});
  });

  it('does not take a bug for damage', async () => {
    const recording = kept([['flv', stream]]);
    recording.files.openResult = () => Promise.reject(new Error('a bug'));
    await expect(join(recording)).rejects.toThrow('a bug');
    expect(recording.open.every(({ closed }) => closed)).toBe(true);
  });

  it('keeps a cut part’s whole pictures', async () => {
    const tags = mediaTags('live.flv');
    const cut = flvFile(tags).subarray(0, Math.floor(stream.length * 0.62));
    const recording = kept([
      ['flv', cut],
      ['flv', more],
    ]);
    await join(recording);
    const { video } = await readBack(recording.results[0]?.bytes() ?? new Uint8Array());
    expect(video?.packets.length ?? 0).toBeGreaterThan(130);
  });
});
