import { expect, it } from 'vitest';
import { mediaKind } from '@/lib/tiktok/media-kind';
import { ascii, ftyp } from './mp4';

it.each<[string, number[], string, string]>([
  ['mp4', ftyp('isom'), 'video', 'mp4'],
  ['mp42', ftyp('mp42'), 'video', 'mp4'],
  ['an mp4 that starts with its data', [0, 0, 0, 99, ...ascii('mdat')], 'video', 'mp4'],
  ['mov', ftyp('qt  '), 'video', 'mov'],
  ['m4a', ftyp('M4A '), 'audio', 'm4a'],
  ['avif', ftyp('avif'), 'image', 'avif'],
  ['heic', ftyp('heic'), 'image', 'heic'],
  ['mp3 with tags', [...ascii('ID3'), 4, 0, 0], 'audio', 'mp3'],
  ['mp3', [0xff, 0xfb, 0x90, 0x64], 'audio', 'mp3'],
  ['mp3 of MPEG 2', [0xff, 0xf3, 0x48, 0xc4], 'audio', 'mp3'],
  ['aac', [0xff, 0xf1, 0x50, 0x80], 'audio', 'aac'],
  ['aac with a checksum, MPEG 2', [0xff, 0xf8, 0x50, 0x80], 'audio', 'aac'],
  ['jpeg', [0xff, 0xd8, 0xff, 0xe0], 'image', 'jpg'],
  ['png', [0x89, ...ascii('PNG'), 13, 10, 26, 10], 'image', 'png'],
  ['gif', ascii('GIF89a'), 'image', 'gif'],
  ['webp', [...ascii('RIFF'), 1, 10, 13, 0, ...ascii('WEBPVP8 ')], 'image', 'webp'],
  ['html', ascii('<!DOCTYPE html>'), 'html', ''],
  ['html after a mark and lines', [0xef, 0xbb, 0xbf, ...ascii('\r\n\t <html>')], 'html', ''],
  ['json', ascii(' {"code":"10000"}'), 'json', ''],
  ['a json list', ascii('[]'), 'json', ''],
  ['another RIFF', [...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WAVE')], 'unknown', ''],
  ['a sync with a bitrate that does not exist', [0xff, 0xfb, 0xf0, 0], 'unknown', ''],
  ['a sync with a sample rate that does not exist', [0xff, 0xfb, 0x9c, 0], 'unknown', ''],
  ['text', ascii('Access denied'), 'unknown', ''],
  ['zeros', [0, 0, 0, 0, 0, 0, 0, 0], 'unknown', ''],
  ['one byte', [0xff], 'unknown', ''],
  ['nothing', [], 'unknown', ''],
])('%s', (_, bytes, kind, ext) => expect(mediaKind(Uint8Array.from(bytes))).toMatchObject({ kind, ext }));
