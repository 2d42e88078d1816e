import { describe, expect, it } from 'vitest';
import { checkFile, type FileToCheck } from '@/lib/tiktok/bytes';
import { problemIn } from '@/lib/tiktok/errors';
import { ascii, ftyp, moov, mp4, readerOf } from './mp4';
import { mp3Frame, png as pngOf, webp as webpOf } from './pictures';

const segment = (type: number, content: number[]): number[] => [
  0xff,
  type,
  0,
  content.length + 2,
  ...content,
];
/** A picture whose thumbnail has an end mark of its own. */
const jpegBody = [
  0xff,
  0xd8,
  ...segment(0xe1, [0xff, 0xd8, 0xff, 0xd9]),
  ...segment(0xc0, [8, 0, 16, 0, 16, 1]),
  ...segment(0xda, [1, 1, 0]),
  5,
  6,
  0xff,
  0,
];
const jpeg = [...jpegBody, 0xff, 0xd9];
const png = pngOf();
const webp = webpOf();
const mp3 = [...ascii('ID3'), 4, 0, 0, 0, 0, 0, 0, ...mp3Frame, ...mp3Frame];
const html = ascii('<!DOCTYPE html><title>Please wait...</title>');

function file(
  bytes: ArrayLike<number>,
  expect: FileToCheck['expect'],
  more: Partial<FileToCheck> = {},
): FileToCheck {
  const whole = Uint8Array.from(bytes);
  return { read: readerOf(whole), size: whole.length, expect, contentType: '', declaredSize: 0, ...more };
}

describe('checkFile', () => {
  it.each<[string, FileToCheck, string, string]>([
    ['a video with sound', file(mp4(['vide', 'soun']), 'video'), 'mp4', 'video/mp4'],
    [
      'a video under a wrong type',
      file(mp4(['vide', 'soun']), 'video', { contentType: 'text/html' }),
      'mp4',
      'video/mp4',
    ],
    ['a QuickTime video', file(mp4(['vide', 'soun'], 'qt  '), 'video'), 'mov', 'video/quicktime'],
    ['a video under a song’s brand', file(mp4(['vide', 'soun'], 'M4A '), 'video'), 'mp4', 'video/mp4'],
    [
      'a video of the announced size',
      file(mp4(['vide', 'soun']), 'video', { declaredSize: mp4(['vide', 'soun']).length }),
      'mp4',
      'video/mp4',
    ],
    [
      'a video larger than announced',
      file(mp4(['vide', 'soun']), 'video', { declaredSize: 5 }),
      'mp4',
      'video/mp4',
    ],
    ['a song in an mp4 of any brand', file(mp4(['soun']), 'audio'), 'm4a', 'audio/mp4'],
    ['an m4a', file(mp4(['soun'], 'M4A '), 'audio'), 'm4a', 'audio/mp4'],
    ['an mp3', file(mp3, 'audio'), 'mp3', 'audio/mpeg'],
    ['a jpeg', file(jpeg, 'image'), 'jpg', 'image/jpeg'],
    [
      'a jpeg with something behind it',
      file([...jpeg, ...Array(99_999).fill(0)], 'image'),
      'jpg',
      'image/jpeg',
    ],
    [
      'a jpeg whose end mark lies across two reads',
      file([...jpegBody, ...Array(65_536 - 5).fill(1), 0xff, 0xd9], 'image'),
      'jpg',
      'image/jpeg',
    ],
    ['a png', file(png, 'image'), 'png', 'image/png'],
    ['a webp', file(webp, 'image'), 'webp', 'image/webp'],
    ['subtitles', file(ascii('WEBVTT\n'), 'text'), 'vtt', 'text/vtt'],
  ])('takes %s', async (_, given, ext, mime) => expect(await checkFile(given)).toEqual({ ext, mime }));

  it.each<[string, FileToCheck, string]>([
    ['a page for a video', file(html, 'video'), 'notMedia'],
    [
      'a page for a video, also when it is short of the announced size',
      file(html, 'video', { declaredSize: 9999 }),
      'notMedia',
    ],
    ['a page for a picture', file(html, 'image'), 'notMedia'],
    ['JSON for a song', file(ascii('{"code":"10000"}'), 'audio'), 'notMedia'],
    ['text', file(ascii('Access denied'), 'video'), 'notMedia'],
    ['text that is no subtitles', file(ascii('1\n00:00:01,000'), 'text'), 'notMedia'],
    ['a page for subtitles', file(html, 'text'), 'notMedia'],
    ['subtitles for a video', file(ascii('WEBVTT\n'), 'video'), 'notMedia'],
    ['a picture for a video', file(jpeg, 'video'), 'notMedia'],
    ['a song for a video', file(mp4(['soun']), 'video'), 'notMedia'],
    ['a video for a song', file(mp4(['vide', 'soun']), 'audio'), 'notMedia'],
    ['a silent video for a song', file(mp4(['vide']), 'audio'), 'notMedia'],
    ['an mp4 of nothing', file(mp4(['meta']), 'video'), 'notMedia'],
    ['a silent video', file(mp4(['vide']), 'video'), 'silent'],
    ['half a video', file(mp4(['vide', 'soun']).slice(0, -1), 'video'), 'truncated'],
    ['half a silent video', file(mp4(['vide']).slice(0, -1), 'video'), 'truncated'],
    ['a video without its data', file([...ftyp(), ...moov('vide', 'soun')], 'video'), 'truncated'],
    ['fewer bytes than announced', file(mp3, 'audio', { declaredSize: mp3.length + 1 }), 'truncated'],
    ['nothing', file([], 'video'), 'truncated'],
    ['half a jpeg, whose thumbnail is whole', file(jpegBody, 'image'), 'truncated'],
    ['a jpeg’s head', file(jpeg.slice(0, 12), 'image'), 'truncated'],
    [
      'a jpeg of segments that are none',
      file([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 9, 9, 9, 9], 'image'),
      'truncated',
    ],
    ['half a png', file(png.slice(0, -9), 'image'), 'truncated'],
    ['half a webp', file(webp.slice(0, -1), 'image'), 'truncated'],
    ['a webp’s head', file(webp.slice(0, 12), 'image'), 'truncated'],
  ])('refuses %s', async (_, given, code) => {
    const error = await checkFile(given).catch((thrown: unknown) => thrown);
    expect(problemIn(error).code).toBe(code);
  });
});
