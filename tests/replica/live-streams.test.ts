import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rankStreams } from '@/lib/tiktok/pick-stream';
import { readUserRoom } from '@/lib/tiktok/read-room';
import type { LiveOptions } from './live/broadcast';
import { type Replica, startReplica } from './replica';
import { configsIn, flvTags, framesIn, until, watchFromNow, watchStream } from './stream-watcher';
import { deviceId, Visitor } from './visitor';

let replica: Replica;
let visitor: Visitor;
const name = 'cato_example';

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  visitor = new Visitor(replica);
});
beforeEach(() => replica.faults.clear());
afterAll(() => replica.close());

/** Addresses of a broadcast that has just begun, best first: FLV, then HLS. */
async function golive(options: LiveOptions = {}): Promise<string[]> {
  replica.live.start(name, { speed: 60, ...options });
  const url = `https://www.tiktok.com/api-live/user/room/?aid=1988&device_id=${deviceId}&uniqueId=${name}&sourceType=54`;
  const room = readUserRoom(JSON.parse((await visitor.get(url)).text).data);
  return rankStreams(room?.streams ?? []).map((stream) => stream.url);
}

const flvOf = async (options: LiveOptions = {}) => (await golive({ ...options, forms: ['flv'] }))[0] ?? '';
const hlsOf = async (options: LiveOptions = {}) => (await golive({ ...options, forms: ['hls'] }))[0] ?? '';
const framesOf = (bytes: Buffer) => framesIn(flvTags(bytes));
/** Enough when so many frames are here; 20 are a second. */
const frames = (count: number) => (bytes: Buffer) => framesOf(bytes).length >= count;
const lastSent = () => replica.live.log.at(-1);

describe('an endless FLV', () => {
  it('begins with what decoders need, a key frame, and the time that the broadcast is at', async () => {
    const { bytes } = await watchStream(replica, await flvOf({ ago: 20_000 }), frames(100));
    const [meta, video, audio, ...rest] = flvTags(bytes);
    expect([meta?.type, meta?.stamp, video?.body[1], audio?.body[1]]).toEqual(['script', 0, 0, 0]);
    const [first] = framesIn(rest);
    expect(first?.body[0]).toBe(0x17);
    // Beyond the 24 bits that a tag has for its time at first.
    expect(first?.stamp).toBeGreaterThanOrEqual(20_000_000);
    const stamps = framesIn(rest).map(({ stamp }) => stamp);
    expect(stamps).toEqual(stamps.map((_, at) => (stamps[0] ?? 0) + at * 50));
    const sounds = rest.filter(({ type }) => type === 'audio').map(({ stamp }) => stamp);
    expect(new Set(sounds.slice(1).map((stamp, at) => stamp - (sounds[at] ?? 0)))).toEqual(new Set([32]));
  });

  it('is one broadcast for all: who comes later gets the same frames at the same times', async () => {
    const url = await flvOf();
    const one = framesOf((await watchStream(replica, url, frames(200))).bytes);
    const other = framesOf((await watchStream(replica, url, frames(40))).bytes);
    expect(other[0]?.stamp).toBeGreaterThan(one[0]?.stamp ?? 0);
    const known = new Map(one.map(({ stamp, body }) => [stamp, body.toString('hex')]));
    for (const { stamp, body } of other.filter((frame) => known.has(frame.stamp)))
      expect(body.toString('hex')).toBe(known.get(stamp));
  });

  it('comes as it comes into being, and what was sent is known', async () => {
    const url = await flvOf({ speed: 10 });
    const got = framesOf((await watchStream(replica, url, frames(60))).bytes);
    const sent = lastSent();
    expect(sent?.to).toBeLessThanOrEqual(replica.live.current(name)?.now() ?? 0);
    expect((sent?.to ?? 0) - (sent?.from ?? 0)).toBeGreaterThan((got.length - 1) * 50);
    const entry = replica.journal.find({ path: '/stage/*.flv' }).at(-1);
    expect(replica.live.sent(entry?.n ?? 0)).toBe(sent);
    expect(replica.live.sentSeconds(name, (entry?.n ?? 0) - 1)).toBeCloseTo(
      ((sent?.to ?? 0) - (sent?.from ?? 0)) / 1000,
    );
    expect(entry?.bytes).toBeGreaterThan(1000);
  });

  it.each([
    ['codec-12', [0x1c, 0x2c]],
    ['hvc1', [0x91, 0xa1, 0xa3]],
  ] as const)('HEVC as %s', async (hevcAs, heads) => {
    const enough = (bytes: Buffer) => flvTags(bytes).length > 150;
    const { bytes } = await watchStream(replica, await flvOf({ codec: 'hevc', hevcAs }), enough);
    const [config, ...video] = flvTags(bytes).filter(({ type }) => type === 'video');
    expect(config?.body[0]).toBe(hevcAs === 'hvc1' ? 0x90 : 0x1c);
    expect([...new Set(video.map(({ body }) => body[0]))].sort()).toEqual(heads);
    if (hevcAs === 'hvc1') expect(config?.body.toString('latin1', 1, 5)).toBe('hvc1');
  });

  it('of sound alone', async () => {
    replica.live.start(name, { speed: 60, qualities: ['ao'], forms: ['flv'] });
    const [url = ''] = await golive({ qualities: ['ao'], forms: ['flv'] });
    expect(url).toBe('');
    const info = `https://webcast.tiktok.com/webcast/room/info/?aid=1988&room_id=${replica.live.current(name)?.roomId}`;
    const { data } = JSON.parse((await visitor.get(info)).text);
    const flv = JSON.parse(data.stream_url.live_core_sdk_data.pull_data.stream_data).data.ao.main.flv;
    const { bytes } = await watchStream(replica, flv, (got) => flvTags(got).length > 50);
    expect(new Set(flvTags(bytes).map(({ type }) => type))).toEqual(new Set(['script', 'audio']));
    expect(bytes[4]).toBe(4);
  });
});

describe('what happens to an FLV', () => {
  it.each([
    ['reset', 'broken'],
    ['cut', 'whole'],
  ] as const)('%s after so much media, once', async (kind, end) => {
    const url = await flvOf();
    replica.live.disturb(name, { kind, after: 5 });
    const first = await watchStream(replica, url, frames(400));
    expect(first.end).toBe(end);
    expect(lastSent()).toMatchObject({ open: false });
    expect((lastSent()?.to ?? 0) - (lastSent()?.from ?? 0)).toBe(5000);
    if (kind === 'cut') expect(framesOf(first.bytes)).toHaveLength(100);
    expect((await watchStream(replica, url, frames(200))).end).toBe('enough');
  });

  it('stands still, while another goes on', async () => {
    const url = await flvOf();
    replica.live.disturb(name, { kind: 'stall', after: 3 });
    let others = 0;
    const stalled = watchStream(replica, url, () => others > 0);
    // The fault strikes whoever asks first.
    await until(() => lastSent()?.open === false);
    others = (await watchStream(replica, url, frames(200))).bytes.length;
    const { bytes, end } = await stalled;
    expect([framesOf(bytes).length, end]).toEqual([60, 'enough']);
  });

  it.each([
    ['forward', { kind: 'jump', by: 7 }, 7000],
    ['back', { kind: 'jump', by: -5 }, -5000],
  ] as const)('times jump %s, for those who come later too', async (_, fault, shift) => {
    const url = await flvOf();
    const watched = await watchFromNow(replica, name, url, { ...fault, after: 4 }, frames(300));
    const stamps = framesOf(watched.bytes).map(({ stamp }) => stamp);
    const steps = stamps.slice(1).map((stamp, at) => stamp - (stamps[at] ?? 0));
    expect(steps.filter((step) => step !== 50)).toEqual([50 + shift]);
    const [later] = framesOf((await watchStream(replica, url, frames(20))).bytes);
    expect((later?.stamp ?? 0) - shift).toBeLessThanOrEqual(replica.live.current(name)?.now() ?? 0);
  });

  it('times begin at zero again', async () => {
    const url = await flvOf();
    const watched = await watchFromNow(replica, name, url, { kind: 'restart', after: 4 }, frames(300));
    const stamps = framesOf(watched.bytes).map(({ stamp }) => stamp);
    const again = stamps.indexOf(0);
    expect(again).toBeGreaterThan(80);
    expect(stamps.slice(again)).toEqual(stamps.slice(again).map((_, at) => at * 50));
  });

  it('pictures change their size, and a new configuration says so', async () => {
    const url = await flvOf();
    const tags = flvTags(
      (await watchFromNow(replica, name, url, { kind: 'switch', after: 4 }, frames(300))).bytes,
    );
    const [first, second, ...more] = configsIn(tags);
    expect(more).toEqual([]);
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(false);
    const at = tags.findLastIndex(({ type, body }) => type === 'video' && body[1] === 0);
    expect(framesIn(tags.slice(at))[0]?.body[0]).toBe(0x17);
    expect(configsIn(flvTags((await watchStream(replica, url, frames(20))).bytes))[0]).toEqual(second);
  });

  it('ends with the broadcast, and is then no more', async () => {
    const url = await flvOf();
    const watching = watchStream(replica, url, frames(100_000));
    await until(() => (lastSent()?.to ?? 0) - (lastSent()?.from ?? 0) > 10_000);
    replica.live.end(name);
    const { end, bytes } = await watching;
    expect(end).toBe('whole');
    expect(framesOf(bytes)).toHaveLength(Math.ceil(((lastSent()?.to ?? 0) - (lastSent()?.from ?? 0)) / 50));
    expect(replica.journal.find({ path: '/stage/*.flv' }).at(-1)?.whole).toBe(true);
    expect((await watchStream(replica, url)).status).toBe(404);
  });

  it('pauses: nothing comes until it goes on, and then from where it was', async () => {
    const url = await flvOf();
    replica.live.pause(name);
    const at = replica.live.current(name)?.now();
    const watching = watchStream(replica, url, frames(100));
    await until(() => lastSent()?.roomId === replica.live.current(name)?.roomId);
    expect(replica.live.current(name)?.now()).toBe(at);
    replica.live.resume(name);
    const stamps = framesOf((await watching).bytes).map(({ stamp }) => stamp);
    expect(stamps).toEqual(stamps.map((_, index) => (stamps[0] ?? 0) + index * 50));
  });

  it('the faults of all requests strike it too', async () => {
    const url = await flvOf();
    for (const [mishap, end] of [
      [{ resetAt: 30_000 }, 'broken'],
      [{ truncateAt: 30_000 }, 'broken'],
    ] as const) {
      replica.faults.add({ host: 'pull-*', times: 1, action: { kind: 'mishap', ...mishap } });
      expect((await watchStream(replica, url, frames(5000))).end).toBe(end);
      expect(replica.journal.find({ path: '/stage/*.flv' }).at(-1)?.bytes).toBe(30_000);
    }
    replica.faults.add({ host: 'pull-*', times: 1, action: { kind: 'expire' } });
    expect((await watchStream(replica, url)).status).toBe(403);
    replica.faults.add({ host: 'pull-*', times: 1, action: { kind: 'status', status: 503 } });
    expect((await watchStream(replica, url)).status).toBe(503);
  });
});

describe('links to streams', () => {
  it('are refused unsigned, changed and expired; nobody needs a cookie', async () => {
    for (const url of await golive({ qualities: ['hd'] })) {
      const stranger = url.includes('.flv')
        ? () => watchStream(replica, url, frames(1))
        : () => new Visitor(replica).get(url);
      expect((await stranger()).status).toBe(200);
      const [bare = ''] = url.split('?');
      for (const bad of [
        bare,
        url.replace('_hd', '_sd5'),
        url.replace(/expire=(\d)/, 'expire=9$1'),
        `${url}0`,
      ])
        expect((await watchStream(replica, bad)).status).toBe(403);
      replica.clock.advance(15 * 24 * 3_600_000);
      expect((await watchStream(replica, url)).status).toBe(403);
      replica.clock.advance(-15 * 24 * 3_600_000);
    }
  });
});

const numbersIn = (list: string) =>
  [...list.matchAll(/^(\d+)\.(?:ts|m4s)/gm)].map(([, number]) => Number(number));
const sequenceOf = (list: string) => Number(/MEDIA-SEQUENCE:(\d+)/.exec(list)?.[1]);

describe('a live playlist', () => {
  const listAt = async (url: string) => (await visitor.get(url)).text;
  const segmentUrl = (url: string, list: string, at: number) =>
    new URL(
      list
        .split('\n')
        .filter((line) => /^\d/.test(line))
        .at(at) ?? '',
      url,
    ).href;

  it('slides, and what slid out is gone after a while', async () => {
    const url = await hlsOf();
    const list = await listAt(url);
    expect(numbersIn(list)[0]).toBe(sequenceOf(list));
    const first = segmentUrl(url, list, 0);
    expect((await visitor.get(first)).status).toBe(200);
    // At 60 times the pace the list reaches back 600 s, and what left it is kept as long.
    replica.live.skip(name, 500);
    expect(numbersIn(await listAt(url))).not.toContain(sequenceOf(list));
    expect((await visitor.get(first)).status).toBe(200);
    replica.live.skip(name, 700);
    expect((await visitor.get(first)).status).toBe(404);
    expect(sequenceOf(await listAt(url))).toBeGreaterThan(sequenceOf(list));
  });

  it('goes back once, and freezes for ever', async () => {
    const url = await hlsOf({ speed: 1 });
    const [before = 0] = numbersIn(await listAt(url)).slice(-1);
    replica.live.disturb(name, { kind: 'playlist-back', by: 3 });
    const [back = 0] = numbersIn(await listAt(url)).slice(-1);
    expect(back).toBeLessThan(before);
    expect(numbersIn(await listAt(url)).at(-1)).toBeGreaterThanOrEqual(before);
    const fast = await hlsOf();
    replica.live.disturb(name, { kind: 'playlist-frozen' });
    const frozen = await listAt(fast);
    replica.live.end(name);
    expect(await listAt(fast)).toBe(frozen);
  });

  it('has segments that are gone although it names them', async () => {
    const url = await hlsOf({ speed: 1 });
    const last = segmentUrl(url, await listAt(url), -1);
    replica.live.disturb(name, { kind: 'segment-gone', times: 2 });
    const statuses = [await visitor.get(last), await visitor.get(last), await visitor.get(last)];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(replica.live.sentSeconds(name)).toBe(2);
  });

  it('counts its packets on from segment to segment', async () => {
    const url = await hlsOf({ speed: 1, codec: 'hevc' });
    const list = await listAt(url);
    const files = await Promise.all([0, 1, 2, 3].map((at) => visitor.get(segmentUrl(url, list, at))));
    const last = new Map<number, number>();
    const bytes = Buffer.concat(files.map((file) => file.bytes));
    expect(bytes.length % 188).toBe(0);
    for (let at = 0; at < bytes.length; at += 188) {
      const pid = bytes.readUInt16BE(at + 1) & 0x1fff;
      const count = (bytes[at + 3] ?? 0) & 15;
      expect(count).toBe(((last.get(pid) ?? count - 1) + 1) % 16);
      last.set(pid, count);
    }
    expect([...last.keys()].sort()).toEqual([0, 0x100, 0x101, 0x1000]);
  });

  it('has the next times in each segment, which begins with a key frame', async () => {
    const url = await hlsOf({ speed: 1, segments: 'fmp4' });
    const list = await listAt(url);
    const files = await Promise.all([0, 1, 2].map((at) => visitor.get(segmentUrl(url, list, at))));
    const numbers = files.map(({ bytes }) => bytes.readUInt32BE(bytes.indexOf('mfhd') + 8));
    expect(numbers).toEqual([0, 1, 2].map((at) => sequenceOf(list) + 1 + at));
    const begins = files.map(({ bytes }) => bytes.readBigUInt64BE(bytes.indexOf('tfdt') + 8));
    // 10,240 ticks a second.
    expect(begins.map((ticks) => Number(ticks) / 10_240)).toEqual(
      [0, 1, 2].map((at) => 2 * (sequenceOf(list) + at)),
    );
  });

  it('says where times or pictures change, and which init segment counts from there', async () => {
    const url = await hlsOf({ segments: 'fmp4' });
    replica.live.disturb(name, { kind: 'switch', after: 0 });
    while (!(await listAt(url)).includes('DISCONTINUITY\n'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const list = await listAt(url);
    const inits = [...list.matchAll(/EXT-X-MAP:URI="([^"]+)"/g)].map(([, uri]) => uri ?? '');
    expect(inits.map((uri) => uri.split('.')[0])).toEqual(['init-h264-hd', 'init-h264-sd']);
    const files = await Promise.all(inits.map((uri) => visitor.get(new URL(uri, url).href)));
    expect(files.map(({ bytes }) => bytes.toString('latin1', 4, 8))).toEqual(['ftyp', 'ftyp']);
  });

  it.each(['endlist', 'frozen', 'gone'] as const)('ends as %s', async (how) => {
    const url = await hlsOf();
    await listAt(url);
    replica.live.end(name, how);
    const { status, text } = await visitor.get(url);
    expect([status, text.includes('ENDLIST')]).toEqual([how === 'gone' ? 404 : 200, how === 'endlist']);
    if (how === 'gone') return;
    const durations = [...text.matchAll(/EXTINF:([\d.]+)/g)].map(([, seconds]) => Number(seconds));
    expect(durations.slice(0, -1).every((seconds) => seconds === 2)).toBe(true);
    expect((await visitor.get(segmentUrl(url, text, -1))).status).toBe(200);
  });
});
