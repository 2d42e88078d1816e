import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile } from '@/lib/tiktok/bytes';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { expiresAt } from '@/lib/tiktok/expiry';
import { mediaKind } from '@/lib/tiktok/media-kind';
import { readRetryAfter } from '@/lib/tiktok/retry-after';
import { isWebVtt, vttToSrt } from '@/lib/tiktok/webvtt';
import { ascii, mp4, readerOf } from '../tiktok/mp4';
import { adtsFrame, boxedPicture, gif, infoFrame, mp3Frame, png, webp } from '../tiktok/pictures';
import { cases, patience } from './cases';
import { orRefused } from './expectations';
import { hostileText } from './hostile';

const media = (name: string) => new Uint8Array(readFileSync(new URL(`../media/${name}`, import.meta.url)));
const files: Uint8Array[] = [
  ...[
    'h264-aac.mp4',
    'music.m4a',
    'music.mp3',
    'picture-1.jpg',
    'picture.webp',
    'animated.webp',
    'captions.vtt',
  ].map(media),
  ...[
    png(),
    gif(),
    webp(),
    boxedPicture('avif'),
    [...infoFrame(208), ...mp3Frame],
    [...adtsFrame, ...adtsFrame],
  ].map((one) => Uint8Array.from(one)),
  mp4(['vide', 'soun']),
];

/** A real file in which some bytes are others, cut somewhere; or bytes behind the first ones of a kind. */
const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .record({
      file: fc.constantFrom(...files),
      changes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0xd9)), { maxLength: 20 }),
      early: fc.array(fc.tuple(fc.nat(64), fc.nat(255)), { maxLength: 6 }),
      end: fc.option(fc.nat()),
    })
    .map(({ file, changes, early, end }) => {
      const bytes = Uint8Array.from(file);
      for (const [at, byte] of [...changes, ...early]) bytes[at % bytes.length] = byte;
      return end === null ? bytes : bytes.subarray(0, end % bytes.length);
    }),
  fc
    .tuple(
      fc.constantFrom(
        [],
        [0xff, 0xd8, 0xff],
        ascii('RIFF????WEBP'),
        ascii('GIF89a'),
        ascii('\x89PNG\r\n\x1a\n'),
        ascii('ID3'),
        [0xff, 0xfb, 0x90],
        ascii('????ftypavif'),
        ascii('WEBVTT\n'),
      ),
      fc.uint8Array({ maxLength: 400 }),
    )
    .map(([start, rest]) => Uint8Array.from([...start, ...rest])),
);

describe('bytes of any kind', () => {
  it('are a file of some kind, or refused', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBytes,
        fc.constantFrom('video', 'image', 'audio', 'text'),
        async (bytes, wanted) => {
          const read = readerOf(bytes);
          const file = {
            read,
            size: bytes.length,
            expect: wanted,
            contentType: '',
            declaredSize: 0,
          } as const;
          const found = await checkFile(file).catch((error: unknown) => {
            if (error instanceof ClipkeepError) return null;
            throw error;
          });
          if (found) expect(found.ext).toMatch(/^[a-z\d]{3,4}$/);
          expect(mediaKind(bytes).ext).toMatch(/^[a-z\d]{0,4}$/);
        },
      ),
      cases(0.5),
    );
  });

  it('are captions, or refused', { timeout: patience }, () => {
    const line = fc.oneof(
      hostileText,
      fc.constantFrom('', 'WEBVTT', '00:01.000 --> 00:02.000', '1', 'NOTE x', '<v A>b</v>', '<<b', '-->'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.boolean(), (lines, marked) => {
        const text = `${marked ? 'WEBVTT\n\n' : ''}${lines.join('\n')}`;
        isWebVtt(text);
        const srt = orRefused(() => vttToSrt(text));
        if (srt !== undefined) expect(srt).not.toMatch(/<(?!\/?[biu]>)[^<>\n]*>/);
      }),
      cases(),
    );
  });

  it('in headers and links are times, or none', { timeout: patience }, () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const wait = readRetryAfter(text, 0);
        if (wait !== undefined) expect(wait).toBeLessThanOrEqual(86_400_000);
        expect(Number.isNaN(expiresAt(text) ?? 0)).toBe(false);
      }),
      cases(),
    );
  });
});
