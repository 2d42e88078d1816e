import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The real files of tests/media. */
export type BaseName =
  | 'h264-aac.mp4'
  | 'hevc-aac.mp4'
  | 'hevc-silent.mp4'
  | 'music.m4a'
  | 'music.mp3'
  | `picture-${1 | 2 | 3 | 4 | 5 | 6}.jpg`
  | 'picture.webp'
  | 'animated.webp'
  | 'captions.vtt';

const folder = fileURLToPath(new URL('../../media/', import.meta.url));
const read = new Map<BaseName, Buffer>();

export function baseFile(name: BaseName): Buffer {
  const known = read.get(name) ?? readFileSync(folder + name);
  read.set(name, known);
  return known;
}

/** What TikTok's hosts call it. */
export function mimeOf(name: BaseName): string {
  if (name.endsWith('.mp4')) return 'video/mp4';
  if (name.endsWith('.jpg')) return 'image/jpeg';
  if (name.endsWith('.webp')) return 'image/webp';
  if (name.endsWith('.mp3')) return 'audio/mpeg';
  return name.endsWith('.m4a') ? 'audio/mp4' : 'text/vtt; charset=utf-8';
}
