import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MediaPlaylist, readPlaylist } from '@/lib/media/hls';
import { nextSegments, seenWith } from '@/lib/media/hls-window';

const base = 'https://pull-hls-x1.tiktokcdn.com/stage/stream-1_hd/index.m3u8?expire=1';
const folder = 'https://pull-hls-x1.tiktokcdn.com/stage/stream-1_hd/';
const read = (...lines: string[]) => readPlaylist(['#EXTM3U', ...lines].join('\n'), base);
const media = (...lines: string[]): MediaPlaylist => {
  const playlist = read(...lines);
  if (playlist.kind !== 'media') throw new Error('a media playlist was expected');
  return playlist;
};

describe('a playlist', () => {
  it('of segments: numbers, lengths, addresses, the end', () => {
    const playlist = read(
      '#EXT-X-TARGETDURATION:4',
      '#EXT-X-MEDIA-SEQUENCE:17',
      '#EXTINF:4.000,',
      'a.ts?x=1',
      '',
      '#EXTINF:2.5, a title, with a comma',
      '/other/b.ts',
      '#EXT-X-DISCONTINUITY',
      '#EXTINF:3',
      'https://elsewhere.example/c.ts',
      '#EXT-X-ENDLIST',
    );
    expect(playlist).toEqual({
      kind: 'media',
      targetDuration: 4,
      ended: true,
      segments: [
        { sequence: 17, uri: `${folder}a.ts?x=1`, duration: 4, discontinuity: false },
        {
          sequence: 18,
          uri: 'https://pull-hls-x1.tiktokcdn.com/other/b.ts',
          duration: 2.5,
          discontinuity: false,
        },
        { sequence: 19, uri: 'https://elsewhere.example/c.ts', duration: 3, discontinuity: true },
      ],
    });
  });

  it('of a hundred thousand segments: the newest thousand, under their own numbers', () => {
    const { segments, targetDuration } = media(`${'#EXTINF:2,\na.ts\n'.repeat(150_000)}#EXTINF:5,\nb.ts`);
    const numbers = Array.from({ length: 1000 }, (_, at) => 149_001 + at);
    expect(segments.map(({ sequence }) => sequence)).toEqual(numbers);
    expect(targetDuration).toBe(5);
  });

  it('of fMP4: what stands before the fragments, and stretches of one file', () => {
    const { segments } = media(
      '#EXT-X-MAP:URI="init.mp4",BYTERANGE="800@0"',
      '#EXTINF:2,',
      '#EXT-X-BYTERANGE:1000@800',
      'all.mp4',
      '#EXTINF:2,',
      '#EXT-X-BYTERANGE:500',
      'all.mp4',
      '#EXT-X-MAP:URI="next.mp4"',
      '#EXTINF:2,',
      'one.m4s',
    );
    const map = { uri: `${folder}init.mp4`, range: { offset: 0, length: 800 } };
    expect(segments.map(({ range, map: before }) => [range, before])).toEqual([
      [{ offset: 800, length: 1000 }, map],
      [{ offset: 1800, length: 500 }, map],
      [undefined, { uri: `${folder}next.mp4` }],
    ]);
  });

  it('of encodings', () => {
    expect(
      read(
        '#EXT-X-STREAM-INF:BANDWIDTH=1200000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=720x1280',
        'hd.m3u8',
        '#EXT-X-STREAM-INF:AUDIO="a"',
        'ao.m3u8',
      ),
    ).toEqual({
      kind: 'master',
      variants: [
        { uri: `${folder}hd.m3u8`, bandwidth: 1200000 },
        { uri: `${folder}ao.m3u8`, bandwidth: 0 },
      ],
    });
  });

  it('that is encrypted, and whose sound comes apart', () => {
    const { segments } = media(
      '#EXT-X-KEY:METHOD=AES-128,URI="k"',
      '#EXTINF:2,',
      'a.ts',
      '#EXT-X-KEY:METHOD=NONE',
      '#EXTINF:2,',
      'b.ts',
    );
    expect(segments.map(({ encrypted }) => encrypted)).toEqual([true, undefined]);
    const master = read(
      '#EXT-X-STREAM-INF:BANDWIDTH=2,AUDIO="far"',
      'hd.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="in"',
      'sd.m3u8',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="far",URI="sound.m3u8"',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="in",NAME="within"',
    );
    expect(master).toMatchObject({ variants: [{ soundApart: true }, { uri: `${folder}sd.m3u8` }] });
    expect(master).not.toHaveProperty('variants.1.soundApart');
  });

  it('with other line ends, a byte order mark, and no target duration', () => {
    const playlist = readPlaylist('\ufeff#EXTM3U\r\n#EXTINF:3.2,\r\na.ts\r\n', base);
    expect(playlist).toMatchObject({ targetDuration: 4, segments: [{ sequence: 0, duration: 3.2 }] });
  });

  it('with an address that is none: that segment is left out, the numbers go on', () => {
    const { segments } = media('#EXT-X-DISCONTINUITY', '#EXTINF:2,', 'https://[', '#EXTINF:2,', 'b.ts');
    expect(segments).toEqual([{ sequence: 1, uri: `${folder}b.ts`, duration: 2, discontinuity: true }]);
  });

  it.each(['', '<html>', '{}', 'EXTM3U', '#EXTM3U8'])('is not %j', (text) => {
    expect(() => readPlaylist(text, base)).toThrow(expect.objectContaining({ name: 'ClipkeepError' }));
  });

  it('never crashes otherwise, and has only numbers that are', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '#EXTINF:2,',
        '#EXT-X-BYTERANGE:5',
        '#EXT-X-MAP:URI="a"',
        '#EXT-X-STREAM-INF:',
        '#EXT-X-MEDIA-SEQUENCE:-1',
      ),
      fc
        .tuple(fc.constantFrom('#EXTINF:', '#EXT-X-MAP:', '#EXT-X-MEDIA-SEQUENCE:', ''), fc.string())
        .map((pair) => pair.join('')),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const playlist = read(...lines);
        if (playlist.kind === 'media')
          for (const { sequence, duration } of playlist.segments)
            expect(Number.isInteger(sequence) && duration >= 0 && Number.isFinite(duration)).toBe(true);
      }),
    );
  });
});

const window = (from: number, count: number, name = 'x'): MediaPlaylist => {
  const names = Array.from({ length: count }, (_, index) => `#EXTINF:2,\n${name}${from + index}.ts`);
  return media('#EXT-X-TARGETDURATION:2', `#EXT-X-MEDIA-SEQUENCE:${from}`, ...names);
};

/** Seconds between two looks, where nothing else is said. */
const apart = 600;

/** Looks at one playlist after the other; `*` marks where a part begins. */
const follow = (...playlists: MediaPlaylist[]) => {
  let seen: Parameters<typeof nextSegments>[0];
  return playlists.map((playlist) => {
    const segments = nextSegments(seen, playlist, apart);
    for (const segment of segments) seen = JSON.parse(JSON.stringify(seenWith(seen, segment)));
    const names = segments.map(
      ({ uri, opensPart }) => `${uri.slice(folder.length, -3)}${opensPart ? '*' : ''}`,
    );
    return [names.join(' '), segments.reduce((sum, { missed = 0 }) => sum + missed, 0)];
  });
};

describe('a sliding playlist', () => {
  it.each([
    [
      'moves on by one',
      [window(5, 3), window(6, 3)],
      [
        ['x5* x6 x7', 0],
        ['x8', 0],
      ],
    ],
    [
      'stands still',
      [window(5, 3), window(5, 3)],
      [
        ['x5* x6 x7', 0],
        ['', 0],
      ],
    ],
    [
      'is an older copy',
      [window(5, 3), window(4, 3)],
      [
        ['x5* x6 x7', 0],
        ['', 0],
      ],
    ],
    [
      'moved on too far',
      [window(5, 3), window(10, 3)],
      [
        ['x5* x6 x7', 0],
        ['x10* x11 x12', 4],
      ],
    ],
    [
      'starts its numbers anew',
      [window(50, 3), window(0, 2, 'y'), window(1, 2, 'y')],
      [
        ['x50* x51 x52', 0],
        ['y0* y1', 0],
        ['y2', 0],
      ],
    ],
    [
      'goes on with numbers of another kind',
      [window(5, 3), window(1_785_585_600, 2, 'y'), window(1_785_585_601, 2, 'y')],
      [
        ['x5* x6 x7', 0],
        ['y1785585600* y1785585601', 0],
        ['y1785585602', 0],
      ],
    ],
    [
      'is empty for a while',
      [window(5, 2), window(0, 0), window(6, 2)],
      [
        ['x5* x6', 0],
        ['', 0],
        ['x7', 0],
      ],
    ],
  ])('%s', (_what, playlists, changes) => {
    expect(follow(...playlists)).toEqual(changes);
  });

  it('is the same one from another host: an older copy brings nothing, and no part begins', () => {
    const from = (host: string, ...names: string[]) => {
      const text = ['#EXTM3U', '#EXT-X-MAP:URI="start"', ...names.flatMap((name) => ['#EXTINF:2,', name])];
      return readPlaylist(text.join('\n'), `https://${host}/a/list.m3u8`) as MediaPlaylist;
    };
    const seen = from('one.example', '1', '2').segments.reduce(seenWith, undefined);
    const again = from('two.example', '1', '2', '3');
    expect(nextSegments(seen, again, apart).map(({ opensPart }) => opensPart)).toEqual([false]);
    const older = from('two.example', '1');
    expect(nextSegments(seen && { ...seen, sequence: 40 }, older, apart)).toEqual([]);
  });

  it.each([
    ['as far as the time allows', 1, 490],
    ['further', 2, undefined],
  ])('that moves on %s says what was missed, or nothing of it', (_, more, missed) => {
    const seen = window(0, 5).segments.reduce(seenWith, undefined);
    // 480 seconds, and the 10 that a playlist shows.
    const first = nextSegments(seen, window(4 + 245 + more, 5, 'y'), 480)[0];
    expect(first).toMatchObject({ missed, opensPart: true });
  });

  it('begins a part at a discontinuity and at another beginning of fMP4', () => {
    const segments = nextSegments(
      undefined,
      media(
        '#EXT-X-MAP:URI="a.mp4"',
        '#EXTINF:2,',
        '1',
        '#EXTINF:2,',
        '2',
        '#EXT-X-DISCONTINUITY',
        '#EXTINF:2,',
        '3',
        '#EXT-X-MAP:URI="b.mp4"',
        '#EXTINF:2,',
        '4',
        '#EXTINF:2,',
        '5',
      ),
      apart,
    );
    expect(segments.map(({ opensPart }) => opensPart)).toEqual([true, false, true, true, false]);
  });

  it('gives each segment once, however often and late one looks', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 20 }), (steps) => {
        let at = 0;
        const looks = steps.map((step) => {
          at += step;
          return window(at, 4);
        });
        const names = follow(...looks).flatMap(([given]) =>
          String(given).replaceAll('*', '').split(' ').filter(Boolean),
        );
        const lost = follow(...looks).reduce((sum, [, seconds]) => sum + Number(seconds), 0);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length * 2 + lost).toBe(looks.length > 0 ? (at + 4 - (steps[0] ?? 0)) * 2 : 0);
      }),
    );
  });
});
