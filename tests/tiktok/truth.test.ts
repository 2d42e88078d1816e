import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkFile, type FileToCheck } from '@/lib/tiktok/bytes';
import { problemIn } from '@/lib/tiktok/errors';
import { ascii, box, ftyp, mdat, readerOf, trak } from './mp4';
import { adtsFrame, boxedPicture, gif, infoFrame, mp3Frame, png, webp } from './pictures';

type Expect = FileToCheck['expect'];

const media = (name: string): number[] => [...readFileSync(new URL(`../media/${name}`, import.meta.url))];
const jpeg = media('picture-1.jpg');
const html = ascii('<!DOCTYPE html><title>Please wait...</title><p>Invented.</p>');

/** What a file is taken for, or the problem with it. */
async function verdict(bytes: ArrayLike<number>, expected: Expect): Promise<string> {
  const whole = Uint8Array.from(bytes);
  const file = {
    read: readerOf(whole),
    size: whole.length,
    expect: expected,
    contentType: '',
    declaredSize: 0,
  };
  return checkFile(file).then(
    ({ ext }) => ext,
    (error: unknown) => problemIn(error).code,
  );
}

/** Where the bytes of this text begin. */
const place = (bytes: readonly number[], text: string): number => String.fromCharCode(...bytes).indexOf(text);
/** The same with other bytes put over it. */
const over = (bytes: readonly number[], at: number, put: readonly number[]): number[] => [
  ...bytes.slice(0, at),
  ...put,
  ...bytes.slice(at + put.length),
];
const startOfScan = (() => {
  for (let at = 2; ; at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0))
    if (jpeg[at + 1] === 0xda) return at;
})();

const movie = (...tracks: number[][]) => [...ftyp(), ...box('moov', tracks.flat()), ...mdat()];
const h264 = media('h264-aac.mp4');
const hevc = media('hevc-aac.mp4');
const m4a = media('music.m4a');

describe('what a file says of itself', () => {
  it.each<[string, number[], Expect, string]>([
    ['a gif', gif(), 'image', 'gif'],
    ['a png', png(), 'image', 'png'],
    ['a webp', webp(), 'image', 'webp'],
    ['an animated webp', media('animated.webp'), 'image', 'webp'],
    ['an avif', boxedPicture('avif'), 'image', 'avif'],
    ['a heic', boxedPicture('heic'), 'image', 'heic'],
    ['bare frames', [...mp3Frame, ...mp3Frame], 'audio', 'mp3'],
    ['one frame', mp3Frame, 'audio', 'mp3'],
    ['frames before a tag', [...mp3Frame, ...ascii('TAG'), ...Array(125).fill(0)], 'audio', 'mp3'],
    ['frames with their size', [...infoFrame(208), ...mp3Frame], 'audio', 'mp3'],
    ['aac', [...adtsFrame, ...adtsFrame], 'audio', 'aac'],
    ['captions', media('captions.vtt'), 'text', 'vtt'],
    [
      'captions that end with words',
      [...media('captions.vtt'), ...ascii('\n00:09.000 --> 00:10.000\nBye')],
      'text',
      'vtt',
    ],
    [
      'tracks in pieces',
      [
        ...ftyp(),
        ...box('moov', [...trak('vide', { samples: 0, duration: 0 }), ...trak('soun', { samples: 0 })]),
        ...box('moof', [1]),
        ...mdat(),
      ],
      'video',
      'mp4',
    ],
  ])('%s is true', async (_, bytes, expected, ext) => {
    expect(await verdict(bytes, expected)).toBe(ext);
  });

  it.each<[string, number[], Expect, string]>([
    ['a jpeg whose body is a page', [...jpeg.slice(0, 20), ...html], 'image', 'truncated'],
    [
      'a jpeg with a page for what is drawn',
      [...jpeg.slice(0, startOfScan + 14), ...html],
      'image',
      'truncated',
    ],
    ['a jpeg without a frame', [0xff, 0xd8, ...jpeg.slice(startOfScan)], 'image', 'truncated'],
    ['a jpeg of 1×1', over(jpeg, place(jpeg, '\xff\xc0') + 5, [0, 1, 0, 1]), 'image', 'notMedia'],
    ['a png of 1×1', png(1), 'image', 'notMedia'],
    ['a gif of 1×1', gif(1), 'image', 'notMedia'],
    ['a webp of 1×1', webp(1), 'image', 'notMedia'],
    ['an avif of 1×1', boxedPicture('avif', 1), 'image', 'notMedia'],
    [
      'an avif that says nothing of its size',
      [...box('ftyp', ascii('avif')), ...box('meta'), ...mdat()],
      'image',
      'notMedia',
    ],
    ['an avif without its data’s end', boxedPicture('avif').slice(0, -1), 'image', 'truncated'],
    ['an avif whose body is a page', [...boxedPicture('avif').slice(0, 20), ...html], 'image', 'truncated'],
    ['a png whose body is a page', [...png().slice(0, 33), ...html, ...ascii('IEND')], 'image', 'truncated'],
    ['a png in which nothing is drawn', png(16, []), 'image', 'truncated'],
    ['a gif whose body is a page', [...gif().slice(0, 19), ...html], 'image', 'truncated'],
    ['a gif in which nothing is drawn', [...gif().slice(0, 19), 0x3b], 'image', 'truncated'],
    ['a webp with a page for what is drawn', over(webp(), 20, html.slice(0, 12)), 'image', 'truncated'],
    ['a webp whose parts don’t fill it', over(webp(), 16, [13, 0, 0, 0]), 'image', 'truncated'],
    [
      'an mp3’s tag with a page behind it',
      [...ascii('ID3'), 4, 0, 0, 0, 0, 0, 0, ...html],
      'audio',
      'notMedia',
    ],
    ['a tag alone', [...ascii('ID3'), 4, 0, 0, 0, 0, 1, 0, ...Array(64).fill(0)], 'audio', 'truncated'],
    ['a frame with a page behind it', [...mp3Frame, ...html], 'audio', 'notMedia'],
    ['half a frame', mp3Frame.slice(0, 50), 'audio', 'truncated'],
    ['an mp3 shorter than it says', [...infoFrame(9000), ...mp3Frame], 'audio', 'truncated'],
    ['aac with a page behind it', [...adtsFrame, ...html], 'audio', 'notMedia'],
    ['half a frame of aac', adtsFrame.slice(0, 9), 'audio', 'truncated'],
    [
      'captions in a code page',
      [...ascii('WEBVTT\n\n00:01.000 --> 00:02.000\nn'), 0xe4, 0x68, 0x6d],
      'text',
      'notMedia',
    ],
    ['captions with zeros in them', [...ascii('WEBVTT\n\n'), 0, 0], 'text', 'notMedia'],
    [
      'captions cut within a letter',
      [...ascii('WEBVTT\n\n00:01.000 --> 00:02.000\n'), 0xe5, 0xad],
      'text',
      'truncated',
    ],
    ['captions cut behind a time', ascii('WEBVTT\n\n00:01.000 --> 00:0'), 'text', 'truncated'],
    ['a video of 0 s', movie(trak('vide', { duration: 0 }), trak('soun')), 'video', 'notMedia'],
    ['a video without pictures', movie(trak('vide', { samples: 0 }), trak('soun')), 'video', 'notMedia'],
    ['a video whose sound is empty', movie(trak('vide'), trak('soun', { samples: 0 })), 'video', 'silent'],
    [
      'a video whose pieces lie behind its end',
      movie(trak('vide', { chunks: [40, 9_000_000] }), trak('soun')),
      'video',
      'truncated',
    ],
    [
      'a video whose data goes to the end, which is missing',
      over(h264, place(h264, 'mdat') - 4, [0, 0, 0, 0]).slice(0, place(h264, 'mdat') + 100),
      'video',
      'truncated',
    ],
    ['an error in gzip', [...gzipSync('{"code":403,"message":"expired"}')], 'video', 'notMedia'],
    ['JSON that is cut', ascii('{"code":403,"mess'), 'image', 'notMedia'],
    ['a page in gzip', [...gzipSync('<html></html>')], 'text', 'notMedia'],
  ])('%s is a lie', async (_, bytes, expected, code) => {
    expect(await verdict(bytes, expected)).toBe(code);
  });
});

/** Where a file breaks off: everywhere within its first 200 bytes, its last 40, and at each of fifty places between. */
function breaks(length: number): number[] {
  const between = Array.from({ length: 50 }, (_, at) => Math.floor((length * (at + 1)) / 51));
  const ends = [...Array(200).keys(), ...Array.from({ length: 40 }, (_, at) => length - 1 - at)];
  return [...new Set([...ends, ...between])].filter((at) => at >= 0 && at < length);
}

describe('a file that breaks off, wherever it does,', () => {
  it.each<[string, number[], Expect]>([
    ['h264-aac.mp4', h264, 'video'],
    ['hevc-aac.mp4', hevc, 'video'],
    ['music.m4a', m4a, 'audio'],
    ['picture-1.jpg', jpeg, 'image'],
    ['picture-6.jpg', media('picture-6.jpg'), 'image'],
    ['picture.webp', media('picture.webp'), 'image'],
    ['animated.webp', media('animated.webp'), 'image'],
    ['a png', png(), 'image'],
    ['a gif', gif(), 'image'],
    ['an avif', boxedPicture('avif'), 'image'],
    ['a heic', boxedPicture('heic'), 'image'],
  ])('is no %s', async (_, bytes, expected) => {
    const taken: number[] = [];
    for (const at of breaks(bytes.length)) {
      const found = await verdict(bytes.slice(0, at), expected);
      if (!/^(?:truncated|notMedia)$/.test(found)) taken.push(at);
    }
    expect(taken).toEqual([]);
  });

  it('is no music.mp3 within its first frame', async () => {
    for (const at of breaks(104))
      expect(await verdict(media('music.mp3').slice(0, at), 'audio')).toMatch(/truncated|notMedia/);
  });
});

/** Whether a file passes: `short` where it ends as it should, but sooner than is said of it. */
const passes = (bytes: readonly number[], more: Partial<FileToCheck>) =>
  checkFile({
    read: readerOf(Uint8Array.from(bytes)),
    ...{ size: bytes.length, expect: 'audio', contentType: '', declaredSize: 0, ...more },
  }).then(
    ({ short }) => (short ? 'short' : 'whole'),
    (error: unknown) => problemIn(error).code,
  );

describe('music.mp3, three seconds in frames that do not say how many they are', () => {
  const whole = media('music.mp3');
  const tag = [...ascii('TAG'), ...Array(125).fill(0)];
  /** 58 of its 116 frames. */
  const half = whole.slice(0, 6060);

  it.each<[string, number[], Partial<FileToCheck>, string]>([
    ['all of it', whole, { seconds: 3 }, 'whole'],
    ['all of it, said to last as long but for the slack', whole, { seconds: 5 }, 'whole'],
    ['all of it, said to be longer', whole, { seconds: 60 }, 'short'],
    ['all of it before a tag', [...whole, ...tag], { seconds: 3 }, 'whole'],
    ['all of it before a tag, said to be longer', [...whole, ...tag], { seconds: 60 }, 'short'],
    ['less than was announced', whole.slice(0, 6000), { declaredSize: whole.length }, 'truncated'],
    ['half of it, said to last six seconds', whole.slice(0, 6000), { seconds: 6 }, 'truncated'],
    ['half of it to the end of a frame, said to last six seconds', half, { seconds: 6 }, 'short'],
    ['all but the end of its last frame', whole.slice(0, -40), { seconds: 3 }, 'whole'],
    ['half of it, of which nobody says how long it is', whole.slice(0, 6000), {}, 'whole'],
  ])('%s', async (_, bytes, more, expected) => {
    expect(await passes(bytes, more)).toBe(expected);
  });
});

describe('aac, which never says how long it is: 1,024 samples a frame, here at 44,100 Hz', () => {
  const seconds = (count: number) =>
    Array<number[]>(Math.ceil((count * 44_100) / 1024))
      .fill(adtsFrame)
      .flat();

  it.each<[string, number[], Partial<FileToCheck>, string]>([
    ['all of it', seconds(4), { seconds: 4 }, 'whole'],
    ['said to be longer', seconds(4), { seconds: 10 }, 'short'],
    ['cut within a frame, said to be longer', seconds(4).slice(0, -1), { seconds: 10 }, 'truncated'],
    ['cut within its last frame', seconds(4).slice(0, -1), { seconds: 4 }, 'whole'],
    ['of which nobody says how long it is', seconds(1), {}, 'whole'],
  ])('%s', async (_, bytes, more, expected) => {
    expect(await passes(bytes, more)).toBe(expected);
  });
});
