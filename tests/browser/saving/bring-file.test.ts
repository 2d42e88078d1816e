import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bringFile } from '@/lib/browser/saving/bring-file';
import type { SyncHandle } from '@/lib/browser/saving/scratch';
import type { FetchRequest } from '@/lib/browser/saving/worker-messages';
import { endless } from '../api/endless';

const media = (name: string) => new Uint8Array(readFileSync(new URL(`../../media/${name}`, import.meta.url)));
const sound = media('h264-aac.mp4');
const silent = media('hevc-silent.mp4');

const longer = media('hevc-aac.mp4');
const captions = media('captions.vtt');
const picture = media('picture-1.jpg');
const song = media('music.mp3');

const replies: Record<string, () => Response> = {
  sound: () =>
    new Response(sound, { headers: { 'content-type': 'video/mp4', 'content-length': `${sound.length}` } }),
  whole: () => new Response(longer, { headers: { 'content-length': `${longer.length}` } }),
  silent: () => new Response(silent, { headers: { 'content-type': 'video/mp4' } }),
  silent2: () => new Response(silent),
  words: () => new Response(captions.slice(0, 60), { headers: { 'content-length': '60' } }),
  page: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  check: () => new Response('<div class="verify_center">', { headers: { 'content-type': 'text/html' } }),
  disguised: () => new Response('<!doctype html><html>', { headers: { 'content-type': 'video/mp4' } }),
  short: () => new Response(sound.slice(0, 900), { headers: { 'content-length': `${sound.length}` } }),
  expired: () => new Response(null, { status: 403 }),
  vtt: () => new Response(captions, { headers: { 'content-type': 'text/vtt; charset=utf-8' } }),
  picture: () => new Response(picture),
  song: () => new Response(song),
  /** Cut between two frames. */
  halfSong: () => new Response(song.slice(0, 6060)),
  brokenSong: () => new Response(song.slice(0, 6000)),
  mute: () => new Response('WEBVTT\n\n'),
  missing: () => new Response(null, { status: 404 }),
  slow: () => new Response(null, { status: 429, headers: { 'retry-after': '7' } }),
};

/** A file as large as memory; `room` is how many bytes the disk takes. */
function createFile(room = Number.POSITIVE_INFINITY) {
  let bytes = new Uint8Array();
  const handle: SyncHandle = {
    read: (buffer, { at }) => {
      const part = bytes.subarray(at, at + buffer.length);
      buffer.set(part);
      return part.length;
    },
    write: (buffer, { at }) => {
      if (at + buffer.length > room) throw new DOMException('full', 'QuotaExceededError');
      const longer = new Uint8Array(Math.max(bytes.length, at + buffer.length));
      longer.set(bytes);
      longer.set(buffer, at);
      bytes = longer;
      return buffer.length;
    },
    truncate: (size) => {
      bytes = bytes.slice(0, size);
    },
    flush: () => undefined,
    close: () => undefined,
  };
  return { handle, bytes: () => bytes };
}

/** A browser's disk with a terabyte free. */
const wideOpen = { quota: 1e12, usage: 0 };

type Candidate = FetchRequest['candidates'][number];
const linkTo = (name: string) => `https://v16-webapp.tiktok.com/${name}`;
/** A mirror of this file. `of`: which encoding of the post; `says`: bytes, as the post has it. */
const mirror = (name: string, of: number, says = 0): Candidate => ({
  url: linkTo(name),
  size: says,
  gear: of,
});

function bring(names: (string | Candidate)[], file = createFile(), wanted: Partial<FetchRequest> = {}) {
  const asked: string[] = [];
  vi.stubGlobal('navigator', { storage: { estimate: async () => wideOpen } });
  vi.stubGlobal('fetch', async (url: string) => {
    const name = new URL(url).pathname.slice(1);
    asked.push(name);
    const make = replies[name];
    if (!make) throw new TypeError('Failed to fetch');
    return Object.defineProperty(make(), 'url', { value: url });
  });
  const candidates = names.map((one) => (typeof one === 'string' ? { url: linkTo(one), size: 0 } : one));
  const seen: number[] = [];
  const request: FetchRequest = { kind: 'fetch', expect: 'video', candidates, ...wanted };
  const done = bringFile(request, file.handle, (received) => seen.push(received));
  return { done, asked, file, seen };
}

afterEach(() => vi.unstubAllGlobals());

describe('bringing a file in', () => {
  test('takes the first candidate that is whole', async () => {
    const { done, asked, file, seen } = bring(['sound', 'silent']);
    expect(await done).toEqual({ size: sound.length, ext: 'mp4', mime: 'video/mp4' });
    expect(asked).toEqual(['sound']);
    expect(file.bytes()).toEqual(sound);
    expect(seen.at(-1)).toBe(sound.length);
  });

  test('goes through the bad ones, and nothing of them stays', async () => {
    const { done, asked, file } = bring(['silent', 'page', 'disguised', 'short', 'expired', 'cut', 'sound']);
    expect((await done).size).toBe(sound.length);
    expect(asked).toHaveLength(7);
    expect(file.bytes()).toEqual(sound);
  });

  test.each([
    [['silent', 'page'], 'silent'],
    [['page'], 'notMedia'],
    [['disguised'], 'notMedia'],
    [['short'], 'truncated'],
    [['cut', 'missing'], 'network'],
    [['missing', 'expired'], 'expired'],
    [['missing', 'missing'], 'gone'],
    [[], 'nothingToSave'],
  ])('%j end as %s', async (names, code) => {
    await expect(bring(names).done).rejects.toMatchObject({ problem: { code } });
  });

  test('being told to slow down ends it at once, with the wait', async () => {
    const { done, asked } = bring(['silent', 'slow', 'sound']);
    await expect(done).rejects.toMatchObject({ problem: { code: 'slowDown', retryAfter: 7000 } });
    expect(asked).toEqual(['silent', 'slow']);
  });

  test('a page that asks for the person ends it at once', async () => {
    const { done, asked } = bring(['check', 'sound']);
    await expect(done).rejects.toMatchObject({ problem: { code: 'humanCheck' } });
    expect(asked).toEqual(['check']);
  });

  test('where six in a row give nothing, the others are not asked', async () => {
    const refused = Array.from({ length: 30 }, () => 'expired');
    const { done, asked } = bring(['silent', ...refused, 'sound']);
    await expect(done).rejects.toMatchObject({ problem: { code: 'silent' } });
    expect(asked).toHaveLength(7);
  });

  test('a full disk ends it at once', async () => {
    const { done, asked } = bring(['sound', 'sound'], createFile(100));
    await expect(done).rejects.toMatchObject({ problem: { code: 'profileFull' } });
    expect(asked).toEqual(['sound']);
  });

  test('a foreign host is never asked', async () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    const candidates = [{ url: 'https://evil.test/x.mp4', size: 0 }];
    const bringing = bringFile(
      { kind: 'fetch', expect: 'video', candidates },
      createFile().handle,
      () => undefined,
    );
    await expect(bringing).rejects.toMatchObject({ problem: { code: 'notMedia' } });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('what is far smaller than the post says', () => {
  const says = sound.length * 2.5;

  test.each<[string, Candidate[], string[]]>([
    ['the next mirror', [mirror('sound', 0, says), mirror('whole', 0, says)], ['sound', 'whole']],
    [
      'the next encoding',
      [mirror('sound', 0, says), mirror('expired', 0, says), mirror('whole', 1)],
      ['sound', 'expired', 'whole'],
    ],
  ])('is not taken where there is better: %s', async (_, candidates, order) => {
    const { done, asked, file } = bring(candidates);
    expect((await done).size).toBe(longer.length);
    expect(asked).toEqual(order);
    expect(file.bytes()).toEqual(longer);
  });

  test('is taken, being sound, when nothing better comes', async () => {
    const { done, asked } = bring([mirror('sound', 0, says), mirror('missing', 0, says), mirror('page', 1)]);
    expect((await done).size).toBe(sound.length);
    expect(asked).toEqual(['sound', 'missing', 'page', 'sound']);
  });

  test('is taken also where six in a row gave nothing after it', async () => {
    const refused = Array.from({ length: 8 }, () => mirror('expired', 1));
    const { done, asked } = bring([mirror('sound', 0, says), ...refused]);
    expect((await done).size).toBe(sound.length);
    expect(asked).toHaveLength(1 + 6 + 1);
  });

  test('and no file at all is not asked for once more', async () => {
    const { done, asked } = bring([mirror('disguised', 0, says), mirror('disguised', 1, says)]);
    await expect(done).rejects.toMatchObject({ problem: { code: 'notMedia' } });
    expect(asked).toHaveLength(2);
  });

  test('is not what is a little smaller: the post may count otherwise', async () => {
    const { done, asked } = bring([mirror('sound', 0, sound.length * 1.9), mirror('whole', 0, says)]);
    expect((await done).size).toBe(sound.length);
    expect(asked).toEqual(['sound']);
  });

  test('are subtitles that break off behind their first words', async () => {
    const says = captions.length;
    const { done } = bring([mirror('words', 0, says), mirror('vtt', 0, says)], createFile(), {
      expect: 'text',
    });
    expect((await done).size).toBe(captions.length);
  });
});

describe('a song that is shorter than the post says, and ends as it should', () => {
  /** The replies that one link gives, one after the other. */
  function bringSong(names: string[], seconds: number) {
    replies['next'] = () => replies[names.shift() ?? 'missing']?.() ?? new Response();
    return bring(['next'], createFile(), { expect: 'audio', seconds });
  }

  test('is asked for once more: the rest may come', async () => {
    const { done, asked, file } = bringSong(['halfSong', 'song'], 4);
    expect(await done).toEqual({ size: song.length, ext: 'mp3', mime: 'audio/mpeg' });
    expect(asked).toHaveLength(2);
    expect(file.bytes()).toEqual(song);
  });

  test('is taken where it comes like that again: the post may be wrong', async () => {
    const { done, asked } = bringSong(['song', 'song'], 10);
    expect((await done).size).toBe(song.length);
    expect(asked).toHaveLength(2);
  });

  test.each([
    [['halfSong', 'brokenSong'], 'truncated'],
    [['halfSong', 'cut'], 'network'],
    [['halfSong', 'missing'], 'gone'],
  ])('%j end as %s', async (names, code) => {
    replies['cut'] = () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(bringSong(names, 6).done).rejects.toMatchObject({ problem: { code } });
  });
});

describe('a video without sound', () => {
  test('is not asked for at its other mirrors: the next encoding comes', async () => {
    const { done, asked } = bring([
      mirror('silent', 0),
      mirror('silent2', 0),
      mirror('sound', 1),
      mirror('sound', 0),
    ]);
    expect(await done).toEqual({ size: sound.length, ext: 'mp4', mime: 'video/mp4' });
    expect(asked).toEqual(['silent', 'sound']);
  });

  test('of which TikTok has no encoding with sound is taken as it is, the best one', async () => {
    const { done, asked, file } = bring([mirror('silent', 0), mirror('silent', 0), mirror('silent2', 1)]);
    expect(await done).toEqual({ size: silent.length, ext: 'mp4', mime: 'video/mp4', silent: true });
    expect(asked).toEqual(['silent', 'silent2', 'silent']);
    expect(file.bytes()).toEqual(silent);
  });

  test.each<[string, Candidate[], string]>([
    ['one encoding can’t be had', [mirror('silent', 0), mirror('cut', 1)], 'silent'],
    ['one encoding is gone', [mirror('missing', 0), mirror('silent', 1)], 'silent'],
    ['one encoding is asked for too soon', [mirror('silent', 0), mirror('slow', 1)], 'slowDown'],
    [
      'only the one that is far smaller has none',
      [mirror('silent', 0, silent.length * 3), mirror('cut', 1)],
      'network',
    ],
  ])('is not taken for one while %s', async (_, candidates, code) => {
    await expect(bring(candidates).done).rejects.toMatchObject({ problem: { code } });
  });
});

describe('what is far too large', () => {
  const mebibyte = 2 ** 20;

  test.each<[FetchRequest['expect'], number, string, string]>([
    ['text', 17, 'vtt', 'vtt'],
    ['image', 129, 'picture', 'jpg'],
  ])('of %s is given up, and the next candidate comes', async (expected, megabytes, good, ext) => {
    replies['announced'] = () => endless(1, 32, { 'content-length': String(megabytes * mebibyte) }).response;
    const second = bring(['announced', good], createFile(), { expect: expected });
    expect((await second.done).ext).toBe(ext);
    expect(second.asked).toEqual(['announced', good]);
    await expect(bring(['announced'], createFile(), { expect: expected }).done).rejects.toMatchObject({
      problem: { code: 'tooLarge' },
    });
  });

  test('without an announced size is read up to the bound', async () => {
    const huge = endless(60);
    replies['huge'] = () => huge.response;
    const { done } = bring(['huge', 'vtt'], createFile(), { expect: 'text' });
    expect((await done).size).toBe(captions.length);
    expect(huge.told).toEqual({ taken: 17, cancelled: true });
  });
});

describe('bringing subtitles in', () => {
  const srt =
    '1\n00:00:00,000 --> 00:00:01,000\nHello, this is a made-up caption.\n\n' +
    '2\n00:00:01,000 --> 00:00:02,000\nAnd this is the end of it.\n';
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

  test('keeps them as they are, of a type that no browser renames', async () => {
    const { done, file } = bring(['page', 'vtt'], createFile(), { expect: 'text' });
    expect(await done).toEqual({ size: captions.length, ext: 'vtt', mime: 'application/octet-stream' });
    expect(file.bytes()).toEqual(captions);
  });

  test('makes them into SRT, and nothing else stays in the file', async () => {
    const { done, file } = bring(['sound', 'vtt'], createFile(), { expect: 'text', transform: 'vtt-to-srt' });
    expect(await done).toEqual({ size: srt.length, ext: 'srt', mime: 'application/octet-stream' });
    expect(text(file.bytes())).toBe(srt);
  });

  test.each<[string[], number, string]>([
    [['page'], 9999, 'notMedia'],
    [['sound'], 9_999_999, 'notMedia'],
    [['mute'], 9999, 'nothingToSave'],
    [['vtt', 'vtt'], captions.length - 1, 'profileFull'],
  ])('%j on a disk of %i bytes ends as %s', async (names, room, code) => {
    const { done } = bring(names, createFile(room), { expect: 'text', transform: 'vtt-to-srt' });
    await expect(done).rejects.toMatchObject({ problem: { code } });
  });
});
