import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { beginMp4 } from '@/lib/browser/recording/mp4-file';
import type { RecordedPart } from '@/lib/browser/recording/recorded-part';
import { remux } from '@/lib/browser/recording/remux';
import type { FlvTag } from '@/lib/media/flv-reader';
import { flvFile, joinBytes, mediaBytes, mediaTags, otherPictures } from '../../media-files/flv-bytes';
import { hevcTags } from '../../media-files/hevc-tags';
import { decodeErrors, decodingTimes, hasFfmpeg, memoryFile, partOf, remade } from './made-file';

// Decoding with ffmpeg beside a busy suite takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The codecs are as the library names them: of HEVC it says `hev1` whatever the file says, which is `hvc1`. */
const forms: [what: string, part: () => RecordedPart | Promise<RecordedPart>, codec: RegExp][] = [
  ['FLV, h264', () => partOf('flv', mediaBytes('live.flv')), /^avc1\.64/],
  ['FLV, hevc as codec 12', async () => partOf('flv', flvFile(await hevcTags('codec 12'))), /^hev1\.1\.6/],
  ['FLV, hevc as hvc1', async () => partOf('flv', flvFile(await hevcTags('hvc1'))), /^hev1\.1\.6/],
  ['TS, h264', () => partOf('ts', mediaBytes('live.mpegts')), /^avc1\.64/],
  ['TS, hevc', () => partOf('ts', mediaBytes('live-hevc.mpegts')), /^hev1\.1\.6/],
  ['fMP4, h264', () => partOf('fmp4', mediaBytes('live.fmp4.mp4')), /^avc1\.64/],
  ['fMP4, hevc', () => partOf('fmp4', mediaBytes('live-hevc.fmp4.mp4')), /^hev1\.1\.6/],
];

const grows = (times: readonly number[]) =>
  times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0));
const atClock = (tags: readonly FlvTag[], clock: number) =>
  tags.map((tag) => ({ ...tag, timestamp: tag.timestamp + clock }));
const isConfig = ({ kind, data }: FlvTag) => kind === 'script' || data[1] === 0;
/** The tags of another connection: the configurations, and what lies between these times. */
const between = (tags: readonly FlvTag[], from: number, to: number) =>
  tags.filter((tag) => isConfig(tag) || (tag.timestamp >= from && tag.timestamp < to));
const flv = (tags: readonly FlvTag[]) => partOf('flv', flvFile(tags));
const live = mediaTags('live.flv');
/** The same with sound of AAC LTP, which the library can't describe. */
const withStrangeSound = (tags: readonly FlvTag[]) =>
  tags.map((tag) => (tag.kind === 'audio' && isConfig(tag) ? { ...tag, data: asLtp(tag.data) } : tag));
const asLtp = ([head = 0, type = 0, first = 0, ...rest]: Uint8Array) =>
  Uint8Array.of(head, type, (4 << 3) | (first & 7), ...rest);
const small = mediaTags('live-small.flv');
const html = new TextEncoder().encode('<!doctype html><title>Please wait</title>'.repeat(50));

describe.each(forms)('a recording of %s', (_what, makePart, codec) => {
  let made: Awaited<ReturnType<typeof remade>>;
  let part: RecordedPart;
  beforeAll(async () => {
    part = await makePart();
    made = await remade(part);
  });

  it('becomes one file with every frame, as long as it was', () => {
    const [file] = made.files;
    expect(made.files).toHaveLength(1);
    expect(file).toMatchObject({
      ext: 'mp4',
      mime: 'video/mp4',
      size: made.bytes[0]?.length,
      video: { width: 180, height: 320 },
    });
    expect(Math.abs((file?.seconds ?? 0) - 6.07)).toBeLessThan(0.1);
    const [{ video, audio } = {}] = made.read;
    expect([video?.packets.length, audio?.packets.length]).toEqual([90, 260]);
    expect(video?.codec).toMatch(codec);
    expect(audio?.codec).toBe('mp4a.40.2');
    expect(video?.lasts).toBeCloseTo(6, 2);
    expect(Math.abs((audio?.lasts ?? 0) - (260 * 1024) / 44100)).toBeLessThan(0.12);
  });

  it('can be sought: a keyframe each second, each one marked', async () => {
    const { packets = [], sink } = made.read[0]?.video ?? {};
    const [first] = packets;
    const keys = packets
      .filter(({ type }) => type === 'key')
      .map(({ timestamp }) => timestamp - (first?.timestamp ?? 0));
    expect(keys.map(Math.round)).toEqual([0, 1, 2, 3, 4, 5]);
    const found = await sink?.getKeyPacket((first?.timestamp ?? 0) + 3.5);
    expect(found?.data).toEqual(packets.find(({ timestamp }) => timestamp === found?.timestamp)?.data);
    expect(Math.round((found?.timestamp ?? 0) - (first?.timestamp ?? 0))).toBe(3);
  });

  it('sent again by another connection counts once', async () => {
    const { read, files } = await remade(part, part);
    expect(files).toHaveLength(1);
    expect([read[0]?.video?.packets.length, read[0]?.audio?.packets.length]).toEqual([90, 260]);
    expect(Math.abs((files[0]?.seconds ?? 0) - 6.07)).toBeLessThan(0.1);
  });

  it.each([0.3, 0.62, 0.95])('plays up to the place where it breaks off (%d)', async (share) => {
    const size = Math.floor(part.size * share);
    const { read, files, bytes } = await remade({
      ...part,
      size,
      read: (at, length) => part.read(at, Math.min(length, size - at)),
    });
    expect(files).toHaveLength(1);
    expect(Math.abs((read[0]?.video?.lasts ?? 0) - 6 * share)).toBeLessThan(1.5);
    if (hasFfmpeg) expect(decodeErrors(bytes[0] ?? new Uint8Array())).toBe('');
  });

  it.skipIf(!hasFfmpeg)('decodes without a word from ffmpeg (needs ffmpeg on this machine)', () => {
    const [bytes = new Uint8Array()] = made.bytes;
    expect(decodeErrors(bytes)).toBe('');
    expect(decodingTimes(bytes, 'v')).toHaveLength(90);
    expect(grows(decodingTimes(bytes, 'v')) && grows(decodingTimes(bytes, 'a'))).toBe(true);
  });
});

const joins: [what: string, parts: RecordedPart[], seconds: number][] = [
  ['goes on', [flv(between(live, 0, 3000)), flv(between(live, 3000, 7000))], 6],
  ['sends a second again', [flv(between(live, 0, 3500)), flv(between(live, 2000, 7000))], 6],
  ['begins at 0 again', [flv(live), flv(otherPictures(live))], 12],
  [
    'sends a second again by another clock',
    [flv(between(live, 0, 3500)), flv(atClock(between(live, 2000, 7000), 90_000))],
    6,
  ],
  ['sends all of it again', [flv(live), flv(atClock(live, 500)), flv(live)], 6],
  ['jumped by an hour', [flv(live), flv(atClock(otherPictures(live), 3_600_000))], 12],
  ['comes after a gap', [flv(between(live, 0, 2000)), flv(between(live, 4000, 7000))], 4],
  ['has a jump on its way', [flv([...live, ...atClock(live, 90_000), ...live])], 18],
  ['wraps its clock', [flv([...atClock(live, 2 ** 32 - 7000), ...live])], 12],
];

describe.each(['codec 12', 'hvc1'] as const)('a recording of HEVC as %s', (form) => {
  it('goes on by another clock, in the same file', async () => {
    const tags = await hevcTags(form);
    const { files, read, bytes } = await remade(flv(tags), flv(otherPictures(tags)));
    expect(files).toHaveLength(1);
    expect([read[0]?.video?.packets.length, read[0]?.audio?.packets.length]).toEqual([180, 520]);
    expect(Math.abs((files[0]?.seconds ?? 0) - 12.14)).toBeLessThan(0.2);
    if (hasFfmpeg) expect(decodeErrors(bytes[0] ?? new Uint8Array())).toBe('');
  });
});

describe('a recording of several parts', () => {
  it.each(joins)('of which one %s', async (_what, parts, seconds) => {
    const { files, read, bytes } = await remade(...parts);
    expect(files).toHaveLength(1);
    expect(Math.abs((files[0]?.seconds ?? 0) - seconds)).toBeLessThan(0.3);
    const { video, audio } = read[0] ?? {};
    expect(Math.abs((video?.packets.length ?? 0) - seconds * 15)).toBeLessThanOrEqual(1);
    expect(Math.abs((audio?.packets.length ?? 0) - seconds * 43.2)).toBeLessThanOrEqual(4);
    expect(grows(audio?.packets.map(({ timestamp }) => timestamp) ?? [])).toBe(true);
    if (hasFfmpeg) expect(decodeErrors(bytes[0] ?? new Uint8Array())).toBe('');
    if (hasFfmpeg) expect(grows(decodingTimes(bytes[0] ?? new Uint8Array(), 'v'))).toBe(true);
  });

  it('becomes several files where its encoding changes, in the middle of a part too', async () => {
    const switched = [...live, ...atClock(small, 6200)];
    const { files, bytes, read } = await remade(
      flv(switched),
      flv(otherPictures(small)),
      partOf('ts', mediaBytes('live.mpegts')),
    );
    expect(files.map(({ video }) => [video?.width, video?.height])).toEqual([
      [180, 320],
      [90, 160],
      [180, 320],
    ]);
    expect(read.map(({ video, audio }) => [video?.packets.length, audio?.packets.length])).toEqual([
      [90, 260],
      [180, 520],
      [90, 260],
    ]);
    if (hasFfmpeg) expect(bytes.map(decodeErrors)).toEqual(['', '', '']);
  });

  it('becomes several files where only the parameter sets of fMP4 change', async () => {
    const bytes = mediaBytes('live.fmp4.mp4');
    const other = bytes.slice();
    const record = Buffer.from(other).indexOf('avcC') + 4;
    const pictures = record + 8 + (other[record + 7] ?? 0) + 3;
    // Within the parameter set of the pictures, which nothing else tells of.
    other[pictures + 3] = (other[pictures + 3] ?? 0) ^ 4;
    const { files } = await remade(partOf('fmp4', bytes), partOf('fmp4', other), partOf('fmp4', bytes));
    expect(files).toHaveLength(3);
  });

  it.each(['before what can be', 'after it', 'before and after it'])(
    'plays where sound that no MP4 can hold comes %s',
    async (where) => {
      const strange = flv(withStrangeSound(otherPictures(live)));
      const [first, last] = [
        where.startsWith('before') && strange,
        where !== 'before what can be' && strange,
      ];
      const { files, read, unread, leftOut } = await remade(
        ...[first, flv(live), last].flatMap((part) => part || []),
      );
      const whole = [90, 260];
      const silent = [90, undefined];
      expect(read.map(({ video, audio }) => [video?.packets.length, audio?.packets.length])).toEqual([
        ...(first ? [silent] : []),
        whole,
        ...(last ? [silent] : []),
      ]);
      expect(files.map(({ ext }) => ext)).toEqual(read.map(() => 'mp4'));
      expect(unread).toBe(0);
      expect(leftOut).toBeCloseTo((files.length - 1) / files.length, 2);
    },
  );

  it('plays where a stretch holds nothing that an MP4 can', async () => {
    const strange = withStrangeSound(live.filter(({ kind }) => kind === 'audio'));
    const { files, read } = await remade(flv(strange), flv(live));
    expect(files).toHaveLength(1);
    expect([read[0]?.video?.packets.length, read[0]?.audio?.packets.length]).toEqual([90, 260]);
    await expect(remade(flv(strange))).rejects.toMatchObject({ problem: { code: 'unplayable' } });
  });

  it('plays where one of them is rubbish, and damage within', async () => {
    const file = flvFile(live);
    const holed = joinBytes([file.subarray(0, 40_000), file.subarray(40_500)]);
    const { files } = await remade(
      partOf('flv', html),
      partOf('flv', holed),
      partOf('ts', html),
      partOf('fmp4', html),
    );
    expect(files).toHaveLength(1);
    expect(Math.abs((files[0]?.seconds ?? 0) - 6)).toBeLessThan(0.3);
  });

  it('keeps pictures and sound as far apart as they came', async () => {
    const { read } = await remade(flv(live));
    const [picture, sound] = [
      read[0]?.video?.packets[0]?.timestamp ?? 0,
      read[0]?.audio?.packets[0]?.timestamp ?? 0,
    ];
    expect(picture - sound).toBeCloseTo(0.023, 3);
  });
});

describe('a recording of sound only', () => {
  it('becomes an m4a', async () => {
    const { files, read } = await remade(flv(live.filter(({ kind }) => kind !== 'video')));
    expect(files).toMatchObject([
      { ext: 'm4a', mime: 'audio/mp4', audio: { sampleRate: 44100, channels: 1 } },
    ]);
    expect(files[0]).not.toHaveProperty('video');
    expect(read[0]?.video).toBeUndefined();
    expect(read[0]?.audio?.packets).toHaveLength(260);
  });
});

describe('what can go wrong', () => {
  const code = async (doing: Promise<unknown>) => {
    const error = await doing.then(
      () => undefined,
      (reason) => reason,
    );
    return error?.problem?.code ?? error;
  };

  it.each(['flv', 'ts', 'fmp4'] as const)('nothing to play in %s', async (form) => {
    expect(await code(remade(partOf(form, html)))).toBe('unplayable');
    expect(await code(remade(partOf(form, new Uint8Array())))).toBe('unplayable');
    expect(await code(remade())).toBe('unplayable');
  });

  it('a full disk, whether it writes short or throws', async () => {
    const full = { ...memoryFile(), write: () => 0 };
    expect(await code(remux([flv(live)], () => full))).toBe('profileFull');
    const refusing = {
      ...memoryFile(),
      write: () => {
        throw new DOMException('', 'QuotaExceededError');
      },
    };
    expect(await code(remux([flv(live)], () => refusing))).toBe('profileFull');
  });

  it.each(['flv', 'ts', 'fmp4'] as const)(
    'a disk that fails to read %s is no damaged recording',
    async (form) => {
      const files = { flv: 'live.flv', ts: 'live.mpegts', fmp4: 'live.fmp4.mp4' };
      const bytes = mediaBytes(files[form]);
      const failing: RecordedPart = {
        ...partOf(form, bytes),
        read: (at, length) => {
          if (at + length > bytes.length / 2) throw new Error('the disk failed');
          return bytes.slice(at, at + length);
        },
      };
      expect(await code(remade(failing))).toEqual(new Error('the disk failed'));
    },
  );

  it('what the library can not write', async () => {
    const strange = {
      kind: 'audio',
      codec: 'aac',
      codecString: 'none',
      sampleRate: 44100,
      channels: 1,
    } as const;
    const file = beginMp4(memoryFile);
    const frame = {
      track: 'audio',
      dts: 0,
      pts: 0,
      duration: 20,
      key: true,
      data: new Uint8Array(1),
    } as const;
    expect(await code(file.add(strange, frame, frame.data))).toBe('unplayable');
  });

  it('a TS file cut anywhere: what is left is whole', async () => {
    const whole = mediaBytes('live.mpegts');
    const names = ({ read }: Awaited<ReturnType<typeof remade>>) =>
      [...(read[0]?.video?.packets ?? []), ...(read[0]?.audio?.packets ?? [])].map(({ data }) =>
        Buffer.from(data).toString('hex'),
      );
    const known = new Set(names(await remade(partOf('ts', whole))));
    for (let size = 50_000; size < 60_000; size += 331) {
      const left = names(await remade(partOf('ts', whole.slice(0, size))));
      expect(left.length).toBeGreaterThan(100);
      expect(
        left.filter((name) => !known.has(name)),
        `${size} bytes`,
      ).toEqual([]);
    }
  });

  it('tells how far it is, to the end', async () => {
    const told: number[] = [];
    const part = partOf('ts', mediaBytes('live.mpegts'));
    await remux([flv(live), part], memoryFile, { onProgress: (done, total) => told.push(done / total) });
    expect(told.every((share, at) => share >= (told[at - 1] ?? 0))).toBe(true);
    expect(told.at(-1)).toBe(1);
  });

  it('no bytes whatever crash it', async () => {
    const files = fc.constantFrom(
      ...(['flv', 'ts', 'fmp4'] as const).map(
        (form) =>
          [form, mediaBytes({ flv: 'live.flv', ts: 'live.mpegts', fmp4: 'live.fmp4.mp4' }[form])] as const,
      ),
    );
    const changes = fc.array(fc.tuple(fc.oneof(fc.nat(60_000), fc.nat(1500)), fc.nat(255)), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(files, changes, fc.nat(60_000), async ([form, whole], edits, size) => {
        const bytes = whole.slice(0, size);
        for (const [at, value] of edits) if (at < size) bytes[at] = value;
        const outcome = await code(remade(partOf(form, bytes)));
        expect([undefined, 'unplayable']).toContain(outcome);
      }),
      { numRuns: 40 },
    );
  });
});
