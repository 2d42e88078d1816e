import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOfRoom } from '@/lib/tiktok/live-refusal';
import { roomInfo as askRoomInfo, roomOf, roomsAlive } from '@/lib/tiktok/lookups';
import { rankStreams } from '@/lib/tiktok/pick-stream';
import { isAlive, readAlive, readRoomInfo, readUserRoom } from '@/lib/tiktok/read-room';
import type { Room } from '@/lib/tiktok/room';
import type { Stream } from '@/lib/tiktok/stream';
import { pull, pullData, roomId, roomInfo, sdkParams, userRoom } from './wire-room';

const streams: Stream[] = [
  {
    ...{
      quality: 'origin',
      name: 'Original',
      level: 10,
      form: 'flv',
      url: `${pull}_or4.flv?expire=1&sign=a`,
    },
    ...{ codec: 'hevc', bitrate: 2_500_000, width: 1080, height: 1920 },
  },
  {
    ...{ quality: 'origin', name: 'Original', level: 10, form: 'hls' },
    ...{ url: `${pull}_or4/index.m3u8?expire=1&sign=a` },
    ...{ codec: 'hevc', bitrate: 2_500_000, width: 1080, height: 1920 },
  },
  {
    ...{ quality: 'hd', name: '720p', level: 5, form: 'flv', url: `${pull}_hd.flv` },
    ...{ codec: 'h264', bitrate: 1_200_000, width: 720, height: 1280 },
  },
  {
    ...{ quality: 'ao', name: 'ao', level: 0, form: 'flv', url: `${pull}_ao.flv` },
    ...{ codec: 'unknown', bitrate: 0, width: 0, height: 0 },
  },
  {
    ...{ quality: 'ao', name: 'ao', level: 0, form: 'hls', url: `${pull}_ao/index.m3u8` },
    ...{ codec: 'unknown', bitrate: 0, width: 0, height: 0 },
  },
];

const room: Room = {
  roomId,
  status: 'live',
  title: 'Trains, live 🚂',
  startTime: 1_789_072_789,
  coverUrl: 'https://p16-sign.tiktokcdn.com/cover.jpeg',
  author: {
    uid: '6800000000000000001',
    secUid: 'MS4wLjABAAAAcato',
    uniqueId: 'cato_example',
    nickname: 'Cato 🐈',
    signature: 'made up',
    avatarUrl: 'https://p16-sign.tiktokcdn.com/a.jpeg',
    verified: true,
    privateAccount: false,
  },
  streams,
};

describe('a room, wherever it is written', () => {
  it('in /api-live/user/room', () => expect(roomOf('cato_example').read({ data: userRoom() })).toEqual(room));

  it('in webcast/room/info, whose owner says less', () => {
    const expected = { ...room, author: { ...room.author, verified: false } };
    expect(askRoomInfo(roomId).read({ data: roomInfo() })).toEqual(expected);
  });
});

describe('whether it is live', () => {
  it.each<[live: unknown, user: unknown, Room['status']]>([
    [2, 2, 'live'],
    [2, undefined, 'live'],
    [undefined, 2, 'live'],
    ['2', '2', 'live'],
    [2, 0, 'live'],
    [3, 2, 'paused'],
    [2, 3, 'paused'],
    [4, 4, 'ended'],
    [4, 2, 'ended'],
    [2, 4, 'ended'],
    [undefined, undefined, 'ended'],
    [1, 1, 'ended'],
    [null, 'live', 'ended'],
  ])('room %j, person %j: %s', (live, user, status) => {
    const read = readUserRoom(userRoom({ status: live }, { status: user }));
    expect([read?.status, read?.streams.length]).toEqual([status, status === 'live' ? 5 : 0]);
  });

  it.each([
    [2, 'live'],
    [3, 'paused'],
    [4, 'ended'],
    [undefined, 'ended'],
  ])('info %j: %s', (status, expected) => expect(readRoomInfo(roomInfo({ status }))?.status).toBe(expected));

  it('says nothing of who never was live, and of a number that lost its digits', () => {
    for (const id of ['', '0', null, Number(roomId), 'x']) {
      expect(readUserRoom(userRoom({}, { roomId: id }))).toBeNull();
      expect(readRoomInfo(roomInfo({ id, id_str: '' }))).toBeNull();
    }
  });

  it('is asked of many rooms at once, by their ids as text', () => {
    // As the wire has it: room_id is beyond 2^53 and arrives as another number.
    const text = `{"data":[{"alive":true,"room_id":${roomId},"room_id_str":"${roomId}"},
      {"alive":false,"room_id":2,"room_id_str":"2"},{"alive":true,"room_id":3},{"alive":1,"room_id_str":"4"},7,null]}`;
    expect(roomsAlive([roomId]).read(JSON.parse(text))).toEqual(new Set([roomId, '4']));
    expect(readAlive({ data: 'x' })).toEqual(new Set());
    expect(['2', roomId, '3', '9'].map((id) => isAlive(JSON.parse(text), id))).toEqual([
      false,
      true,
      undefined,
      undefined,
    ]);
    expect(isAlive(undefined, roomId)).toBeUndefined();
  });
});

describe('why it can’t be recorded now', () => {
  it.each<[Room['status'], string | null]>([
    ['live', null],
    ['paused', 'livePaused'],
    ['ended', 'notLive'],
  ])('%s: %s', (status, code) => expect(problemOfRoom({ status })).toBe(code));
});

describe('its streams', () => {
  const read = (data: Parameters<typeof pullData>[0]) =>
    readUserRoom(userRoom({ streamData: { pull_data: pullData(data) } }))?.streams ?? [];

  it('HEVC has a place of its own, and what is said twice counts once', () => {
    const hevc = { origin: { main: { flv: `${pull}_hevc.flv`, sdk_params: sdkParams('h265', 1, '1x2') } } };
    const all = readUserRoom(userRoom({ hevcStreamData: { pull_data: pullData(hevc) } }))?.streams;
    expect(all?.map(({ url }) => url)).toEqual([...streams.map(({ url }) => url), `${pull}_hevc.flv`]);
    const again = userRoom({ hevcStreamData: userRoom().liveRoom.streamData });
    expect(readUserRoom(again)?.streams).toEqual(streams);
  });

  it.each([
    ['h264', 'h264'],
    ['H264', 'h264'],
    ['avc1', 'h264'],
    ['bytevc1', 'hevc'],
    ['h265_hvc1', 'hevc'],
    ['hevc', 'hevc'],
    ['bytevc2', 'unknown'],
    ['', 'unknown'],
  ])('codec %s is %s', (name, codec) =>
    expect(read({ hd: { main: { flv: `${pull}.flv`, sdk_params: sdkParams(name, 1, '') } } })[0]?.codec).toBe(
      codec,
    ),
  );

  it.each(['', '{', '[]', 'null', '"x"', 7, null, {}, '{"resolution":"0x"}', '{"vbitrate":"a"}'])(
    'params %j are no reason to lose it',
    (sdk_params) =>
      expect(read({ hd: { main: { flv: `${pull}.flv`, sdk_params } } })).toMatchObject([
        { quality: 'hd', level: 6, codec: 'unknown', bitrate: 0, width: 0, height: 0 },
      ]),
  );

  it('levels follow from the names where none are given, from worst to best', () => {
    const names = ['ao', 'SD1', 'ld', 'SD2', 'sd', 'HD1', 'hd', 'FULL_HD1', 'uhd', 'ORIGION', 'origin'];
    const all = read(
      Object.fromEntries(names.map((name) => [name, { main: { flv: `${pull}_${name}.flv` } }])),
    );
    expect(all.map(({ level }) => level)).toEqual(names.map((_, at) => at));
    expect(read({ odd: { main: { flv: `${pull}.flv` } } })[0]?.level).toBe(0);
  });

  it('TikTok’s own levels count, from 0, and what the older maps offer is below them', () => {
    const qualities = ['ld', 'sd', 'hd', 'origin'].map((sdk_key, level) => ({
      sdk_key,
      level,
      name: sdk_key,
    }));
    const data = Object.fromEntries(
      qualities.map(({ sdk_key }) => [sdk_key, { main: { flv: `${pull}_${sdk_key}.flv` } }]),
    );
    const pull_data = pullData(data, qualities);
    const old = { FULL_HD1: `${pull}_uhd5.flv`, HD1: `${pull}_hd5.flv` };
    const stream_url = { flv_pull_url: old, live_core_sdk_data: { pull_data } };
    const newer = readUserRoom(userRoom({ streamData: { pull_data } }))?.streams ?? [];
    expect(newer.map(({ level }) => level)).toEqual([0, 1, 2, 3]);
    const ranked = rankStreams(readRoomInfo(roomInfo({ stream_url }))?.streams ?? []);
    expect(ranked.map(({ quality }) => quality)).toEqual(['origin', 'hd', 'sd', 'ld', 'FULL_HD1', 'HD1']);
    expect(rankStreams(newer, { limit: 'smallest', codec: 'any' })[0]?.quality).toBe('ld');
  });

  it('the older maps are read where the newer are missing, http made https', () => {
    const stream_url = {
      flv_pull_url: { HD1: `${pull}_hd.flv`.replace('https', 'http'), SD1: `${pull}_sd.flv` },
      flv_pull_url_params: { HD1: sdkParams('h264', 900, '720x1280') },
      hls_pull_url_map: { HD1: `${pull}_hd/index.m3u8` },
      rtmp_pull_url: `${pull}_hd.flv`,
      hls_pull_url: `${pull}_sd/index.m3u8`,
    };
    const told = readRoomInfo(roomInfo({ stream_url }))?.streams.map(({ quality, form, url, width }) => [
      ...[quality, form, url.slice(pull.length), width],
    ]);
    expect(told).toEqual([
      ['HD1', 'flv', '_hd.flv', 720],
      ['HD1', 'hls', '_hd/index.m3u8', 720],
      ['SD1', 'flv', '_sd.flv', 0],
      ['SD1', 'hls', '_sd/index.m3u8', 0],
    ]);
  });

  const foreign = [
    'https://pull-f5-tt02.tiktokcdn.com.evil.test/a.flv',
    'https://evil.test/tiktokcdn.com/a.flv',
    'https://evil-tiktokcdn.com/a.flv',
    'https://tiktokcdn.com@evil.test/a.flv',
    'https://u:p@pull.tiktokcdn.com/a.flv',
    'https://pull.tiktokcdn.com:8443/a.flv',
    'rtmp://pull.tiktokcdn.com/a',
    'http://evil.test/a.flv',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//pull.tiktokcdn.com/a.flv',
  ];
  it.each(foreign)('never from %s', (url) => {
    expect(read({ hd: { main: { flv: url, hls: url } } })).toEqual([]);
    const stream_url = { flv_pull_url: { HD1: url }, rtmp_pull_url: url, hls_pull_url: url };
    expect(readRoomInfo(roomInfo({ stream_url }))?.streams).toEqual([]);
  });
});

it.each([7_411_111_111_111_111, '99999999999999999999', -1, 1e300])(
  'a room that began at %s began nobody knows when',
  (startTime) => {
    expect(readUserRoom(userRoom({ startTime }))?.startTime).toBe(0);
    expect(readRoomInfo(roomInfo({ create_time: startTime }))?.startTime).toBe(0);
  },
);

describe('whatever comes', () => {
  const hosts = /^https:\/\/[a-z\d.-]+\.tiktokcdn\.com\//;
  const anyUrl = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constant(`${pull}.flv`),
    fc.domain().map((d) => `http://${d}.tiktokcdn.com.${d}/`),
  );
  const anyData = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.string(),
      fc.record({ main: fc.record({ flv: anyUrl, hls: anyUrl, sdk_params: fc.json() }) }),
    ),
  );
  const anyPull = fc.record({
    options: fc.jsonValue(),
    stream_data: fc.oneof(
      fc.json(),
      anyData.map((data) => JSON.stringify({ data })),
    ),
  });

  it('no reader falls over, and no address is of another host', () => {
    const room = fc.tuple(anyPull, fc.jsonValue(), anyUrl);
    fc.assert(
      fc.property(room, ([pull_data, odd, url]) => {
        const rooms = [
          readUserRoom(userRoom({ streamData: { pull_data }, coverUrl: url, title: odd })),
          readRoomInfo(
            roomInfo({
              owner: odd,
              cover: { url_list: [url] },
              stream_url: { flv_pull_url: odd, rtmp_pull_url: url, live_core_sdk_data: { pull_data } },
            }),
          ),
          readUserRoom(odd),
          readRoomInfo(odd),
        ];
        readAlive({ data: odd });
        for (const one of rooms.filter((found) => found !== null)) {
          for (const found of [one.coverUrl, ...one.streams.map((stream) => stream.url)])
            expect(found === '' || hosts.test(found)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not polluted, and cuts what is longer than anything real', () => {
    const data = JSON.parse(
      `{"__proto__":{"polluted":1},"user":{"__proto__":{"polluted":1},"roomId":"${roomId}"}}`,
    );
    expect(readUserRoom(data)?.roomId).toBe(roomId);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`q${at}`, { main: { flv: `${pull}_${at}.flv` } }]),
    );
    expect(readUserRoom(userRoom({ streamData: { pull_data: pullData(many) } }))?.streams.length).toBe(50);
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const pull_data = { stream_data: `{"data":${deep}}` };
    expect(readUserRoom(userRoom({ streamData: { pull_data } }))?.streams).toEqual([]);
  });
});
