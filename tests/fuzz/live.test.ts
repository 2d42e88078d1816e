import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedPart } from '@/lib/browser/recording/recorded-part';
import { remux } from '@/lib/browser/recording/remux';
import { flvEvents } from '@/lib/media/flv-events';
import { flvReader } from '@/lib/media/flv-reader';
import { readPlaylist } from '@/lib/media/hls';
import { nextSegments, type SeenSegments, seenWith } from '@/lib/media/hls-window';
import { flvNumbers } from '@/lib/media/live-numbers';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { itemOfRoom } from '@/lib/tiktok/item-of-room';
import { readAlive, readRoomInfo, readUserRoom } from '@/lib/tiktok/read-room';
import type { Room } from '@/lib/tiktok/room';
import { isRecord } from '@/lib/tiktok/wire-values';
import { memoryFile, partOf } from '../browser/recording/made-file';
import { mediaBytes } from '../media-files/flv-bytes';
import { pull, roomId, roomInfo, sdkParams, userRoom } from '../tiktok/wire-room';
import { cases, patience } from './cases';
import { expectBegun, expectOwnLink, expectUnpolluted, orRefused } from './expectations';
import { damaged, edits, hostileText } from './hostile';

const streams = {
  origin: { main: { flv: `${pull}.flv`, hls: `${pull}.m3u8`, sdk_params: sdkParams('h264', 1, '720x1280') } },
  ao: { main: { flv: `${pull}_ao.flv`, hls: '', sdk_params: '{}' } },
};
const options = [{ sdk_key: 'origin', level: 10, name: 'Original' }];

/** A room with `stream_data` not yet as text, so that it is damaged with the rest. */
const loosePull = { options: { qualities: options }, stream_data: { data: streams } };

/** As TikTok sends it, `stream_data` being JSON in a string. */
function asSent(pull_data: unknown): unknown {
  if (!isRecord(pull_data) || typeof pull_data['stream_data'] !== 'object') return pull_data;
  try {
    return { ...pull_data, stream_data: JSON.stringify(pull_data['stream_data']) };
  } catch {
    return { ...pull_data, stream_data: `{"data":${'['.repeat(10_000)}${']'.repeat(10_000)}}` };
  }
}

function expectOwnRoom(room: Room): void {
  for (const link of [room.coverUrl, ...room.streams.map(({ url }) => url)]) if (link) expectOwnLink(link);
  expect(room.title.isWellFormed()).toBe(true);
  expectBegun(itemOfRoom(room, '1785585600000'));
}

describe('what is said of live rooms, damaged anywhere,', () => {
  it('is a room with links of TikTok alone, or none', { timeout: patience }, () => {
    fc.assert(
      fc.property(edits, edits, (within, changes) => {
        const pull_data = asSent(damaged(loosePull, within));
        const legacy = { flv_pull_url: damaged({ HD1: `${pull}.flv` }, within), rtmp_pull_url: pull };
        const found = [
          ...[userRoom({ streamData: { pull_data } }), damaged(userRoom(), changes)].map(readUserRoom),
          readRoomInfo(roomInfo({ stream_url: { ...legacy, live_core_sdk_data: { pull_data } } })),
          readRoomInfo(damaged(roomInfo(), changes)),
        ];
        for (const room of found) if (room) expectOwnRoom(room);
        const told = damaged({ data: [{ alive: true, room_id_str: roomId }] }, changes);
        for (const id of readAlive(isRecord(told) ? told : {})) expect(id).toMatch(/^[1-9]\d*$/);
        expectUnpolluted();
      }),
      cases(0.5),
    );
  });
});

const line = fc.oneof(
  hostileText,
  fc.constantFrom(
    ...['#EXTINF:2,', '#EXT-X-BYTERANGE:5@7', '#EXT-X-MAP:URI="a"', '#EXT-X-STREAM-INF:BANDWIDTH=9', 'a.ts'],
    ...['#EXT-X-MEDIA-SEQUENCE:-1', '#EXT-X-MEDIA-SEQUENCE:999999999999999', '#EXT-X-DISCONTINUITY'],
  ),
  fc
    .tuple(
      fc.constantFrom('#EXTINF:', '#EXT-X-MAP:', '#EXT-X-TARGETDURATION:', '#EXT-X-STREAM-INF:'),
      hostileText,
    )
    .map((parts) => parts.join('')),
);

describe('playlists of any lines', () => {
  it('are segments with numbers that are some, or refused', { timeout: patience }, () => {
    const lines = fc.array(line, { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, fc.constantFrom(1, 400), (first, second, times) => {
        let seen: SeenSegments | undefined;
        for (const some of [first, second]) {
          const text = `#EXTM3U\n${`${some.join('\n')}\n`.repeat(times)}`;
          const playlist = orRefused(() => readPlaylist(text, `${pull}.m3u8`));
          if (playlist?.kind !== 'media') continue;
          const segments = nextSegments(seen, playlist, 60);
          for (const segment of segments) seen = seenWith(seen, segment);
          expect(playlist.segments.length).toBeLessThanOrEqual(1000);
          for (const { sequence, duration } of segments)
            expect([Number.isSafeInteger(sequence), duration >= 0, duration < 1e300]).toEqual([
              true,
              true,
              true,
            ]);
          for (const { missed = 0 } of segments) expect(missed).toBeGreaterThanOrEqual(0);
        }
      }),
      cases(0.3),
    );
  });
});

/** The beginnings of real parts: all of one is more than a hundred thousand cases have time for. */
const beginning = 24_000;
const parts = (
  [
    ['flv', 'live-small.flv'],
    ['flv', 'live.flv'],
    ['ts', 'live.mpegts'],
    ['ts', 'live-hevc.mpegts'],
    ['fmp4', 'live.fmp4.mp4'],
    ['fmp4', 'live-hevc.fmp4.mp4'],
  ] as const
).map(([form, name]): [RecordedPart['form'], Uint8Array] => [form, mediaBytes(name).slice(0, beginning)]);

/** One of them in which some bytes are others, cut somewhere; or any bytes at all. */
const anyPart = fc
  .record({
    part: fc.constantFrom(...parts),
    early: fc.array(fc.tuple(fc.nat(1500), fc.nat(255)), { maxLength: 6 }),
    anywhere: fc.array(fc.tuple(fc.nat(beginning), fc.nat(255)), { maxLength: 20 }),
    end: fc.option(fc.nat(beginning)),
    instead: fc.option(fc.uint8Array({ maxLength: 400 }), { freq: 8 }),
  })
  .map(({ part: [form, whole], early, anywhere, end, instead }): [RecordedPart['form'], Uint8Array] => {
    const bytes = whole.slice(0, end ?? beginning);
    for (const [at, byte] of [...early, ...anywhere]) if (at < bytes.length) bytes[at] = byte;
    return [form, instead ?? bytes];
  });

describe('parts of recordings, of any bytes,', () => {
  it('are frames in FLV, however they come', { timeout: patience }, () => {
    fc.assert(
      fc.property(anyPart, fc.integer({ min: 1, max: 9000 }), ([, bytes], step) => {
        const [reader, toEvents, numbers] = [flvReader(), flvEvents(), flvNumbers()];
        for (let at = 0; at < bytes.length; at += step) {
          reader.push(bytes.subarray(at, at + step)).flatMap(toEvents);
          numbers.push(bytes.subarray(at, at + step));
        }
        reader.end().flatMap(toEvents);
        const { seconds, bitrate } = numbers.read();
        expect([seconds >= 0, bitrate >= 0, Number.isFinite(seconds + bitrate)]).toEqual([true, true, true]);
      }),
      cases(0.3),
    );
  });

  it('are joined, or said to be nothing that plays', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPart, { minLength: 1, maxLength: 2 }), async (some) => {
        const joining = remux(
          some.map(([form, bytes]) => partOf(form, bytes)),
          memoryFile,
        );
        const made = await joining.catch((error: unknown) => {
          if (error instanceof ClipkeepError && error.problem.code === 'unplayable') return undefined;
          throw error;
        });
        for (const { size } of made?.files ?? []) expect(size).toBeGreaterThan(0);
      }),
      cases(0.2),
    );
  });
});
