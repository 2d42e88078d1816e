import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestQuality, type VideoQuality } from '@/lib/tiktok/gears';
import { rankStreams } from '@/lib/tiktok/pick-stream';
import type { Stream } from '@/lib/tiktok/stream';

/** `quality form codec short-side level`, e.g. `hd flv h264 720 5`. */
function stream(text: string): Stream {
  const [quality = '', form = '', codec = '', side = '0', level = '0'] = text.split(' ');
  const width = Number(side);
  return {
    ...{ quality, name: quality, level: Number(level), form: form === 'hls' ? 'hls' : 'flv' },
    ...{ url: `https://pull.tiktokcdn.com/${quality}-${form}-${codec}` },
    codec: codec === 'h264' || codec === 'hevc' ? codec : 'unknown',
    ...{ bitrate: width * 1000, width, height: width * 2 },
  };
}

const offered = [
  'ao flv unknown 0 0',
  'sd flv h264 540 3',
  'sd hls h264 540 3',
  'origin hls hevc 1080 10',
  'origin flv hevc 1080 10',
  'hd flv h264 720 5',
  'hd flv hevc 720 5',
].map(stream);

const quality = (more: Partial<VideoQuality>): VideoQuality => ({ ...bestQuality, ...more });
const names = (streams: Stream[]) => streams.map(({ url }) => url.slice(url.lastIndexOf('/') + 1));

describe('rankStreams', () => {
  it.each<[string, VideoQuality, string[]]>([
    [
      'the best',
      bestQuality,
      ['origin-flv-hevc', 'hd-flv-h264', 'hd-flv-hevc', 'sd-flv-h264', 'origin-hls-hevc', 'sd-hls-h264'],
    ],
    [
      'up to 720',
      quality({ limit: 720 }),
      ['hd-flv-h264', 'hd-flv-hevc', 'sd-flv-h264', 'origin-flv-hevc', 'sd-hls-h264', 'origin-hls-hevc'],
    ],
    [
      'the smallest',
      quality({ limit: 'smallest' }),
      ['sd-flv-h264', 'hd-flv-h264', 'hd-flv-hevc', 'origin-flv-hevc', 'sd-hls-h264', 'origin-hls-hevc'],
    ],
    [
      'H.264',
      quality({ codec: 'h264' }),
      ['hd-flv-h264', 'sd-flv-h264', 'origin-flv-hevc', 'hd-flv-hevc', 'sd-hls-h264', 'origin-hls-hevc'],
    ],
    [
      'HEVC up to 720',
      quality({ limit: 720, codec: 'hevc' }),
      ['hd-flv-hevc', 'hd-flv-h264', 'sd-flv-h264', 'origin-flv-hevc', 'sd-hls-h264', 'origin-hls-hevc'],
    ],
  ])('%s', (_, wanted, expected) => expect(names(rankStreams(offered, wanted))).toEqual(expected));

  it('takes HLS where there is no FLV', () =>
    expect(names(rankStreams(['sd hls h264 540 3', 'origin hls hevc 1080 10'].map(stream)))).toEqual([
      'origin-hls-hevc',
      'sd-hls-h264',
    ]));

  it('goes by the name where no size is given, and takes what says nothing for large', () => {
    const bare = ['720p flv h264 0 5', 'odd flv h264 0 4', '1080p flv h264 0 10'].map(stream);
    expect(names(rankStreams(bare, quality({ limit: 720 })))[0]).toBe('720p-flv-h264');
    expect(names(rankStreams(bare.slice(1), quality({ limit: 720 })))).toEqual([
      'odd-flv-h264',
      '1080p-flv-h264',
    ]);
  });

  it('gives sound alone only if asked, and last', () => {
    const only = [stream('ao flv unknown 0 0')];
    expect(rankStreams(only)).toEqual([]);
    expect(names(rankStreams(only, bestQuality, true))).toEqual(['ao-flv-unknown']);
    expect(names(rankStreams(offered, quality({ limit: 'smallest' }), true)).at(-1)).toBe('ao-flv-unknown');
  });

  it('loses none and adds none, whatever their order', () => {
    const some = fc.shuffledSubarray(offered);
    const wanted = fc.record({
      limit: fc.constantFrom<VideoQuality['limit'][]>('best', 1080, 720, 'smallest'),
      codec: fc.constantFrom<VideoQuality['codec'][]>('any', 'h264', 'hevc'),
    });
    fc.assert(
      fc.property(some, wanted, (streams, choice) => {
        const ranked = rankStreams(streams, choice, true);
        expect(new Set(ranked)).toEqual(new Set(streams));
        expect(names(ranked)).toEqual(names(rankStreams([...streams].reverse(), choice, true)));
      }),
    );
  });
});
