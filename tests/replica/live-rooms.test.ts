import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScopes, userOf } from '@/lib/tiktok/read-page';
import { readRoomInfo, readUserRoom } from '@/lib/tiktok/read-room';
import { readApiReply, readPageReply } from '@/lib/tiktok/status';
import type { Gate } from './live/broadcast';
import { type Replica, startReplica } from './replica';
import { deviceId, Visitor } from './visitor';

let replica: Replica;
let guest: Visitor;
let me: Visitor;

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  guest = new Visitor(replica);
  me = new Visitor(replica);
  me.cookies.set('sessionid', replica.signIn('me_example').value);
});
afterAll(() => replica.close());

const webcast = 'https://webcast.tiktok.com/webcast/room';
const roomUrl = (uniqueId: string, more = 'sourceType=54') =>
  `https://www.tiktok.com/api-live/user/room/?aid=1988&device_id=${deviceId}&uniqueId=${uniqueId}&${more}`;
const infoUrl = (roomId: string) => `${webcast}/info/?aid=1988&room_id=${roomId}`;
const aliveUrl = (ids: string[]) => `${webcast}/check_alive/?aid=1988&room_ids=${ids.join(',')}`;
const json = async (url: string, who = guest) => JSON.parse((await who.get(url)).text);
const readRoom = async (uniqueId: string, who = guest) =>
  readUserRoom((await json(roomUrl(uniqueId), who)).data);

/** The problem that our own reader has with an answer, or null. */
async function problemAt(url: string, who = guest): Promise<string | null> {
  const { status, text } = await who.get(url);
  try {
    readApiReply({ status, text, url, retryAfter: null }, 0);
    return null;
  } catch (error) {
    return (error as { problem: { code: string } }).problem.code;
  }
}

describe('a room', () => {
  it('is told in the same words everywhere, to our own readers', async () => {
    const { roomId, startTime } = replica.live.start('cato_example', { title: 'Trains' });
    const room = await readRoom('cato_example');
    expect(room).toMatchObject({ roomId, status: 'live', title: 'Trains', startTime });
    expect(room?.author).toMatchObject({ uniqueId: 'cato_example', verified: true });
    expect(
      room?.streams.map(({ quality, form, codec, width }) => `${quality} ${form} ${codec} ${width}`),
    ).toEqual([
      ...['origin flv h264 180', 'origin hls h264 180', 'hd flv h264 180', 'hd hls h264 180'],
      ...['sd flv h264 90', 'sd hls h264 90', 'ao flv h264 0', 'ao hls h264 0'],
    ]);
    const info = readRoomInfo((await json(infoUrl(roomId))).data);
    const page = await guest.get('https://www.tiktok.com/@cato_example/live');
    const state = JSON.parse(/id="SIGI_STATE"[^>]*>([^<]+)</.exec(page.text)?.[1] ?? '');
    for (const one of [info, readUserRoom(state.LiveRoom.liveRoomUserInfo)]) {
      expect(one).toMatchObject({ roomId, status: 'live', title: 'Trains', startTime });
      expect(one?.streams.length).toBe(8);
    }
    const levels = new Map(room?.streams.map(({ quality, level }) => [quality, level]));
    expect([...levels]).toEqual([
      ['origin', 2],
      ['hd', 1],
      ['sd', 0],
      ['ao', 0],
    ]);
    expect(userOf(readScopes(page.text) ?? {}).roomId).toBe(roomId);
    expect((await guest.get(room?.coverUrl ?? '')).headers['content-type']).toBe('image/jpeg');
  });

  it('has ids that JSON numbers lose', async () => {
    const { roomId } = replica.live.start('cato_example');
    const { text } = await guest.get(infoUrl(roomId));
    expect(text).toContain(`"id":${roomId},`);
    expect(String(JSON.parse(text).data.id)).not.toBe(roomId);
    expect((await guest.get(aliveUrl([roomId]))).text).toContain(`"room_id":${roomId},`);
  });

  it('is paused, goes on and ends; who was live keeps the id', async () => {
    const { roomId } = replica.live.start('cato_example');
    const alive = async () => (await json(aliveUrl([roomId]))).data[0].alive;
    replica.live.pause('cato_example');
    expect([(await readRoom('cato_example'))?.status, await alive()]).toEqual(['paused', true]);
    replica.live.resume('cato_example');
    expect([(await readRoom('cato_example'))?.status, await alive()]).toEqual(['live', true]);
    replica.live.end('cato_example');
    const room = await readRoom('cato_example');
    expect([room?.roomId, room?.status, room?.streams, await alive()]).toEqual([roomId, 'ended', [], false]);
    expect(readRoomInfo((await json(infoUrl(roomId))).data)).toMatchObject({ roomId, status: 'ended' });
    const next = replica.live.start('cato_example');
    expect(next.roomId).not.toBe(roomId);
    expect((await readRoom('cato_example'))?.roomId).toBe(next.roomId);
  });

  it('is there for who is not live: the last one; some never had any', async () => {
    const room = await readRoom('me_example');
    expect(room).toMatchObject({ status: 'ended', streams: [] });
    expect(await problemAt(infoUrl(room?.roomId ?? ''))).toBe('liveEnded');
    expect(Object.keys((await json(roomUrl('dana_example'))).data)).toHaveLength(4);
    expect(await readRoom('dana_example')).toBeNull();
  });

  it('is asked of up to 50 at once', async () => {
    const { roomId } = replica.live.start('cato_example');
    const others = Array.from({ length: 49 }, (_, at) => String(at + 1));
    const { data } = await json(aliveUrl([...others, roomId]));
    expect(data.filter((one: { alive: boolean }) => one.alive)).toHaveLength(1);
    expect((await json(aliveUrl([...others, '50', roomId]))).status_code).toBe(10_011);
    expect((await json(aliveUrl(['x']))).status_code).toBe(10_011);
  });

  it('is reached by room links and short links', async () => {
    const { roomId } = replica.live.start('cato_example');
    const room = await guest.get(`https://m.tiktok.com/share/live/${roomId}`);
    const short = await guest.get(replica.shortLiveLink('cato_example'));
    for (const { headers } of [room, short])
      expect(headers.location).toMatch(/^https:\/\/www\.tiktok\.com\/@cato_example\/live(\?|$)/);
    expect((await guest.get('https://m.tiktok.com/share/live/5')).status).toBe(404);
  });
});

describe('what it insists on', () => {
  it.each([
    [
      'no device',
      `https://www.tiktok.com/api-live/user/room/?aid=1988&uniqueId=cato_example&sourceType=54`,
      '',
    ],
    ['no name', roomUrl(''), '19881005'],
    ['no source', roomUrl('cato_example', ''), '19881005'],
    ['nobody', roomUrl('nobody_example'), '19881007'],
    ['no aid', `${webcast}/info/?room_id=1`, '10011'],
    ['a room of nobody', infoUrl('123'), '10011'],
  ])('%s', async (_, url, code) => {
    const { text } = await guest.get(url);
    expect(text).toContain(code);
    expect(text === '').toBe(code === '');
  });

  it('its own site may ask the rooms’ host, no other', async () => {
    const ask = async (origin: string) => (await guest.get(aliveUrl(['1']), { origin })).headers;
    expect((await ask('https://www.tiktok.com'))['access-control-allow-origin']).toBe(
      'https://www.tiktok.com',
    );
    expect((await ask('https://evil.test'))['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a room that not everybody may watch', () => {
  it.each<[Gate, string, string | null]>([
    ['adults', 'ageGate', null],
    ['followers', 'followersOnly', null],
    ['private', 'private', null],
    ['region', 'liveRefused', 'liveRefused'],
  ])('%s', async (gate, guestIs, memberIs) => {
    const { roomId } = replica.live.start('private_example', { gate });
    expect(await readRoom('private_example')).toMatchObject({ status: 'live', streams: [] });
    expect(await problemAt(infoUrl(roomId))).toBe(guestIs);
    // me_example is signed in and follows.
    expect(await problemAt(infoUrl(roomId), me)).toBe(memberIs);
    expect((await readRoom('private_example', me))?.streams.length).toBe(memberIs === null ? 8 : 0);
  });

  it('sends those away whose country is on the list', async () => {
    replica.live.start('private_example', { gate: 'region' });
    const { status, headers } = await guest.get('https://www.tiktok.com/@private_example/live');
    expect([status, headers.location]).toEqual([302, 'https://www.tiktok.com/hk/notfound']);
    const answer = { status: 404, url: headers.location ?? '', text: '<html></html>', retryAfter: null };
    expect(() => readPageReply(answer, 0)).toThrow();
  });
});
