import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFile, type FileToCheck } from '@/lib/tiktok/bytes';
import { problemIn } from '@/lib/tiktok/errors';
import { readerOf } from './mp4';

type Case = [name: string, expected: FileToCheck['expect'], result: string];

/** Real files of real encoders. */
const cases: Case[] = [
  ['h264-aac.mp4', 'video', 'mp4 video/mp4'],
  ['hevc-aac.mp4', 'video', 'mp4 video/mp4'],
  ['hevc-silent.mp4', 'video', 'silent'],
  ['music.m4a', 'audio', 'm4a audio/mp4'],
  ['music.mp3', 'audio', 'mp3 audio/mpeg'],
  ['picture-1.jpg', 'image', 'jpg image/jpeg'],
  ['picture.webp', 'image', 'webp image/webp'],
  ['h264-aac.mp4', 'audio', 'notMedia'],
  ['music.m4a', 'video', 'notMedia'],
  ['music.mp3', 'video', 'notMedia'],
  ['picture-1.jpg', 'video', 'notMedia'],
  ['captions.vtt', 'video', 'notMedia'],
];

const load = (name: string): Uint8Array => readFileSync(new URL(`../media/${name}`, import.meta.url));

async function check(bytes: Uint8Array, expected: FileToCheck['expect']): Promise<string> {
  const file = {
    read: readerOf(bytes),
    size: bytes.length,
    expect: expected,
    contentType: '',
    declaredSize: 0,
  };
  return checkFile(file).then(
    ({ ext, mime }) => `${ext} ${mime}`,
    (error: unknown) => problemIn(error).code,
  );
}

describe('checkFile, over real files,', () => {
  it.each(cases)('of %s as %s gives %s', async (name, expected, result) => {
    expect(await check(load(name), expected)).toBe(result);
  });
  it.each(cases.filter(([name, , result]) => result.includes('/') && name !== 'music.mp3'))(
    'notices half of %s',
    async (name, expected) => {
      const bytes = load(name);
      expect(await check(bytes.subarray(0, bytes.length / 2), expected)).toBe('truncated');
    },
  );
});
