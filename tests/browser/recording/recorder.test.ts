import { afterEach, describe, expect, it, vi } from 'vitest';
import { record } from '@/lib/browser/recording/recorder';
import type { RecordRequest } from '@/lib/jobs/ports';
import type { Reply } from '@/lib/tiktok/ask';
import { flvFile, mediaBytes, mediaTags, otherPictures } from '../../media-files/flv-bytes';
import { type Answer, body, status, unreachable } from './answers';
import { createStage, host, type RecorderStage, requestFor, roomWith } from './recorder-stage';

const live = mediaBytes('live.flv');
const half = live.subarray(0, live.length / 2);
const head = flvFile([]);
/** The same as of another time. */
const another = (nth: number) => flvFile(otherPictures(mediaTags('live.flv'), nth));
const flv = `${host}/a.flv`;
const other = `${host}/b.flv`;
const minute = 60_000;

afterEach(() => vi.useRealTimers());

/** In pieces, as a network gives them. */
function pieces(bytes: Uint8Array, size = 20_000): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
}

function run(stage: RecorderStage, request: RecordRequest = requestFor(['a.flv'])) {
  return record(request, stage.target, stage.world, (figures, bytes) => {
    stage.told.push({ figures, bytes });
  });
}

/** The room goes off air after so many waits. */
function offAirAfter(stage: RecorderStage, waits: number): void {
  if (waits === 0) stage.alive = false;
  stage.onWait = (nth) => {
    if (nth >= waits) stage.alive = false;
  };
}

function sizes(stage: RecorderStage): number[] {
  return stage.parts.map(({ handle }) => handle.bytes().length);
}

describe('a recorder', () => {
  it('ends with the stream, once the room is off air', async () => {
    const stage = createStage({ [flv]: body(pieces(live)) });
    offAirAfter(stage, 0);
    const figures = await run(stage);
    expect(figures).toMatchObject({ phase: 'joining', ended: 'over', lostSeconds: 0 });
    expect(stage.parts.map(({ form, handle }) => [form, handle.bytes()])).toEqual([['flv', live]]);
    expect(stage.parts[0]?.handle.closed).toBe(true);
    expect(stage.waits).toEqual([500]);
    expect(stage.told.at(-1)?.bytes).toBe(live.length);
    expect(stage.told[0]?.figures.phase).toBe('recording');
    expect(figures.seconds).toBeGreaterThan(5);
  });

  it.each<[string, Answer]>([
    ['that ends', body(pieces(half))],
    ['that is cut', body(pieces(half), 'reset')],
  ])('asks again after a stream %s while the room is on air, and begins another part', async (_, first) => {
    const stage = createStage({ [flv]: [first, body(pieces(live))] });
    offAirAfter(stage, 1);
    await run(stage);
    expect(sizes(stage)).toEqual([half.length, live.length]);
    expect(stage.told.map(({ figures }) => figures.phase)).toContain('reconnecting');
    expect(stage.parts.every(({ handle }) => handle.closed)).toBe(true);
  });

  it('asks again when nothing comes for 15 seconds', async () => {
    vi.useFakeTimers();
    const stage = createStage({ [flv]: [body(pieces(half), 'hangs'), body(pieces(live))] });
    offAirAfter(stage, 1);
    const done = run(stage);
    await vi.advanceTimersByTimeAsync(14_900);
    expect(stage.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await done;
    expect(sizes(stage)).toEqual([half.length, live.length]);
  });

  it.each<[string, Answer]>([
    ['503', status(503)],
    ['404', status(404)],
    [
      'a page in the place of the stream',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['something that is no FLV', body([new TextEncoder().encode('<!doctype html>')])],
  ])('takes the next stream after %s', async (_, bad) => {
    const stage = createStage({ [flv]: bad, [other]: body(pieces(live)) });
    offAirAfter(stage, 1);
    await run(stage, requestFor(['a.flv', 'b.flv']));
    expect(stage.asked.slice(0, 2)).toEqual([flv, other]);
    expect(sizes(stage)).toEqual([live.length]);
  });

  it.each<[string, Answer]>([
    ['no connection', unreachable()],
    ['a cut one', body([head], 'reset')],
  ])(
    'asks for the same stream again after %s: a broken connection is not the stream’s fault',
    async (_, bad) => {
      const stage = createStage({
        [flv]: [body(pieces(half)), bad, bad, body(pieces(live))],
        [other]: body([live]),
      });
      offAirAfter(stage, 3);
      await run(stage, requestFor(['a.flv', 'b.flv']));
      expect(stage.asked.slice(0, 4)).toEqual([flv, flv, flv, flv]);
      expect(sizes(stage).filter((size) => size > head.length)).toEqual([half.length, live.length]);
    },
  );

  it('keeps a stream that has worked for one bad answer, and not for two', async () => {
    const stage = createStage({
      [flv]: [body(pieces(half)), status(503), body(pieces(live)), status(503), status(503), status(503)],
      [other]: body(pieces(live)),
    });
    offAirAfter(stage, 5);
    await run(stage, requestFor(['a.flv', 'b.flv']));
    expect(stage.asked.slice(0, 6)).toEqual([flv, flv, flv, flv, flv, other]);
  });

  it('goes back to the better stream as soon as it comes again', async () => {
    const best = { [flv]: [status(404), status(503), body(pieces(live)), body(pieces(live))] };
    const stage = createStage({ ...best, [other]: body(pieces(live, 400), 'hangs') });
    const { now } = stage.world;
    // Each look at the clock is a second later: chunks come over time.
    stage.world.now = () => {
      stage.clock += 1000;
      return now();
    };
    stage.onWait = (nth) => {
      if (nth === 2) stage.alive = false;
    };
    await run(stage, requestFor(['a.flv', 'b.flv']));
    // Refused, stood in for, refused again, and there: looked at, then received.
    expect(stage.asked.slice(0, 5)).toEqual([flv, other, flv, flv, flv]);
    expect(sizes(stage)[1]).toBe(live.length);
  });

  it('waits ever longer, and gives up after ten minutes of silence', async () => {
    const stage = createStage({ [flv]: [body(pieces(live)), status(503)] });
    const begun = stage.clock;
    expect(await run(stage)).toMatchObject({ phase: 'joining', ended: 'lost' });
    expect(stage.waits.slice(0, 8)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(stage.clock - begun).toBeGreaterThan(10 * minute);
    expect(stage.clock - begun).toBeLessThan(11 * minute);
    expect(sizes(stage)).toEqual([live.length]);
  });

  it('gives up after that also where nobody says whether the room is on air', async () => {
    const stage = createStage({ [flv]: [body(pieces(live)), status(503)] });
    stage.alive = undefined;
    const begun = stage.clock;
    expect(await run(stage)).toMatchObject({ ended: 'lost' });
    expect(stage.clock - begun).toBeGreaterThan(10 * minute);
  });

  it.each<[string, Reply | undefined, Answer]>([
    ['TikTok refuses to say, and nobody answers the link', {}, unreachable()],
    ['nobody says, and the link answers with silence', undefined, body([], 'hangs')],
  ])('gives up after that also where %s', async (_, reply, silent) => {
    vi.useFakeTimers();
    const stage = createStage({ [flv]: [body(pieces(live)), silent] });
    stage.world.askAlive = async () => reply;
    const begun = stage.clock;
    const done = run(stage);
    for (let rounds = 0; rounds < 60; rounds++) await vi.advanceTimersByTimeAsync(15_100);
    stage.stop.abort();
    expect(await done).toMatchObject({ ended: 'lost' });
    expect(stage.clock - begun).toBeLessThan(11 * minute);
  });

  it('sits out hours without a connection, and goes on', async () => {
    const stage = createStage({
      [flv]: [body(pieces(half)), ...Array(200).fill(unreachable()), body(pieces(live))],
    });
    stage.alive = undefined;
    offAirAfter(stage, 202);
    const begun = stage.clock;
    expect(await run(stage)).toMatchObject({ ended: 'over' });
    expect(stage.clock - begun).toBeGreaterThan(90 * minute);
    expect(sizes(stage)).toEqual([half.length, live.length]);
  });

  it('asks again when the computer wakes after hours of sleep, before it gives up', async () => {
    const asleep: Answer = (signal) => {
      const { body: stream } = body(pieces(half), 'reset')(signal) as Response;
      stage.clock += 480 * minute;
      return new Response(stream);
    };
    const stage: RecorderStage = createStage({ [flv]: [body(pieces(half)), asleep, body(pieces(live))] });
    offAirAfter(stage, 3);
    await run(stage);
    expect(sizes(stage).at(-1)).toBe(live.length);
  });

  it.each<[string, Reply]>([
    ['does not name it', { data: [] }],
    ['names another one', { data: [{ alive: false, room_id_str: '7300000007919000009' }] }],
  ])('does not take a room for over where the answer %s', async (_, reply) => {
    const stage = createStage({ [flv]: [body(pieces(half), 'reset'), body(pieces(live))] });
    const { askAlive } = stage.world;
    let asked = 0;
    stage.world.askAlive = async (id) => (++asked < 2 ? reply : askAlive(id));
    offAirAfter(stage, 1);
    await run(stage);
    expect(sizes(stage)).toEqual([half.length, live.length]);
  });

  it('does not believe at once that a room is over: a stream that comes again says more', async () => {
    const stage = createStage({ [flv]: [body(pieces(half)), body(pieces(live))] });
    stage.alive = false;
    stage.onWait = (nth) => {
      stage.alive = nth === 1 ? undefined : false;
    };
    expect(await run(stage)).toMatchObject({ ended: 'over' });
    expect(sizes(stage)).toEqual([half.length, live.length]);
  });

  it('does not ask without rest for a stream that is cut at once', async () => {
    const stage = createStage({ [flv]: body([head], 'reset') });
    stage.onWait = (nth) => {
      if (nth === 12) stage.alive = false;
    };
    await run(stage);
    expect(stage.waits.slice(-3)).toEqual([30_000, 30_000, 30_000]);
  });

  it('counts as missed what the connection was down, and not the everyday gap', async () => {
    const stage = createStage({
      [flv]: [
        body(pieces(live)),
        status(503),
        status(503),
        status(503),
        body(pieces(another(1))),
        body(pieces(another(2))),
      ],
    });
    offAirAfter(stage, 5);
    await run(stage);
    // 0.5 + 1 + 2 + 4 s; then half a second.
    expect(stage.told.at(-1)?.figures.lostSeconds).toBeCloseTo(7.5, 5);
  });

  it('tells how long the connection is down while it is', async () => {
    const stage = createStage({ [flv]: [body(pieces(live)), unreachable()] });
    offAirAfter(stage, 6);
    const { lostSeconds } = await run(stage);
    const told = stage.told.flatMap(({ figures }) =>
      figures.phase === 'reconnecting' ? figures.lostSeconds : [],
    );
    expect(told).toEqual([0, 0, 0, 3.5, 7.5, 15.5, 31.5]);
    // What came after the broadcast was missed by nobody.
    expect(lostSeconds).toBe(0);
  });

  it('counts on from what an earlier attempt had', async () => {
    const stage = createStage({ [flv]: body(pieces(live)) });
    offAirAfter(stage, 0);
    stage.target.had = 1_000_000;
    await run(stage, requestFor(['a.flv'], { before: { seconds: 100, lostSeconds: 30 } }));
    const last = stage.told.at(-1);
    expect(last?.bytes).toBe(1_000_000 + live.length);
    expect(last?.figures.seconds).toBeGreaterThan(105);
    expect(last?.figures.lostSeconds).toBe(30);
  });

  it('stops at once when it is told, in the middle of the stream', async () => {
    const stage = createStage({ [flv]: body(pieces(half), 'hangs') });
    const done = run(stage);
    await vi.waitFor(() => expect(sizes(stage)).toEqual([half.length]));
    stage.stop.abort();
    expect(await done).toMatchObject({ phase: 'joining', ended: 'stopped' });
    expect(sizes(stage)).toEqual([half.length]);
    expect([stage.waits, stage.asked.length]).toEqual([[], 1]);
    expect(stage.parts[0]?.handle.closed).toBe(true);
  });

  it('stops while it waits, and asks for nothing more', async () => {
    const stage = createStage({ [flv]: status(503) });
    stage.onWait = () => stage.stop.abort();
    await run(stage);
    expect([stage.asked.length, stage.parts.length]).toEqual([1, 0]);
  });

  it('waits no longer once the disk is nearly full', async () => {
    const stage = createStage({ [flv]: [body(pieces(live)), status(503)] });
    stage.diskLeft = 10_000_000_000;
    const { pause } = stage.world;
    let cut = false;
    stage.world.pause = async (ms, stop) => {
      stop.addEventListener('abort', () => {
        cut = true;
      });
      stage.diskLeft = 1;
      await pause(ms, stop);
    };
    expect(await run(stage)).toMatchObject({ ended: 'disk' });
    expect(cut).toBe(true);
  });

  it.each<[string, RecordRequest['limits'], number, number]>([
    ['bytes', { bytes: 60_000 }, 0, 60_000],
    ['bytes, counting earlier attempts', { bytes: 1_060_000 }, 1_000_000, 60_000],
  ])('stops at so many %s', async (_, limits, had, most) => {
    const stage = createStage({ [flv]: body(pieces(live, 1000), 'hangs') });
    stage.target.had = had;
    expect(await run(stage, requestFor(['a.flv'], { limits }))).toMatchObject({ ended: 'limit' });
    expect(sizes(stage)).toEqual([most]);
  });

  it('stops at so many seconds, counting earlier attempts', async () => {
    const stage = createStage({ [flv]: body(pieces(live, 1000), 'hangs') });
    await run(
      stage,
      requestFor(['a.flv'], { limits: { seconds: 103 }, before: { seconds: 100, lostSeconds: 0 } }),
    );
    expect(stage.told.at(-1)?.figures.seconds).toBeGreaterThanOrEqual(103);
    expect(stage.told.at(-1)?.figures.seconds).toBeLessThan(103.3);
    expect(sizes(stage)[0]).toBeLessThan(live.length);
  });

  it('ends while the disk has still room to join what was received', async () => {
    const stage = createStage({ [flv]: [body(pieces(live, 1000)), body(pieces(live, 1000))] });
    stage.diskLeft = 200_000_000 + live.length;
    stage.onWait = () => {
      stage.clock += 10_000;
    };
    await run(stage);
    expect(stage.asked).toHaveLength(2);
    expect(sizes(stage)[1]).toBeLessThan(live.length);
    expect(stage.told.at(-1)?.figures.diskLeft).toBe(stage.diskLeft);
  });

  it('ends while the disk has still room for what others keep on it beside', async () => {
    const stage = createStage({ [flv]: [body(pieces(live, 1000)), body(pieces(live, 1000))] });
    stage.diskLeft = 10_000_000_000;
    stage.keptBeside = 9_900_000_000;
    stage.onWait = () => {
      stage.clock += 10_000;
    };
    expect(await run(stage)).toMatchObject({ ended: 'disk' });
    expect(stage.asked).toHaveLength(1);
  });

  it('ends, and keeps what it has, when the disk takes no more', async () => {
    const stage = createStage({ [flv]: body(pieces(live, 1000)) });
    const { addPart } = stage.target;
    stage.target.addPart = async (form, goesOn) => {
      const part = await addPart(form, goesOn);
      const { write } = part;
      part.write = (bytes, at) => (at.at >= 50_000 ? 0 : write(bytes, at));
      return part;
    };
    expect(await run(stage)).toMatchObject({ ended: 'disk' });
    expect(sizes(stage)).toEqual([50_000]);
    expect(stage.parts[0]?.handle.closed).toBe(true);
  });

  it.each<[string, Answer, string]>([
    ['403', status(403), 'expired'],
    ['404', status(404), 'liveEnded'],
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'notMedia'],
  ])('that gets %s from every link says so at once', async (_, bad, code) => {
    const stage = createStage({ [flv]: bad, [other]: bad });
    await expect(run(stage, requestFor(['a.flv', 'b.flv']))).rejects.toMatchObject({ problem: { code } });
    expect(stage.asked).toEqual([flv, other]);
  });

  it('that never reaches TikTok says so in the end', async () => {
    const stage = createStage({ [flv]: unreachable() });
    await expect(run(stage)).rejects.toMatchObject({ problem: { code: 'network' } });
  });

  it('without a byte from a room that is off air says that it is over', async () => {
    const stage = createStage({ [flv]: body([]) });
    offAirAfter(stage, 0);
    await expect(run(stage)).rejects.toMatchObject({ problem: { code: 'liveEnded' } });
  });

  it('without any link says that it is over', async () => {
    await expect(run(createStage({}), requestFor([]))).rejects.toMatchObject({
      problem: { code: 'liveEnded' },
    });
  });

  it('without any link keeps what an earlier attempt has received', async () => {
    const stage = createStage({});
    stage.target.had = 1_000_000;
    expect(await run(stage, requestFor([]))).toMatchObject({ phase: 'joining', ended: 'over' });
  });

  it('never asks a host that is not TikTok’s', async () => {
    const stage = createStage({});
    const streams = [{ form: 'flv' as const, url: 'https://tiktokcdn.com.example.net/a.flv' }];
    await expect(run(stage, requestFor([], { streams }))).rejects.toMatchObject({
      problem: { code: 'notMedia' },
    });
    expect(stage.asked).toEqual([]);
  });

  it('puts what came onto the disk at least every five seconds', async () => {
    const stage = createStage({});
    const chunks = pieces(live, 10_000);
    stage.world.open = async (url, signal) => {
      const response = await body(chunks, 'ends')(signal);
      Object.defineProperty(response, 'url', { value: url });
      return response;
    };
    const { now } = stage.world;
    // Each look at the clock is a second later: chunks come over time.
    stage.world.now = () => {
      stage.clock += 1000;
      return now();
    };
    stage.alive = false;
    await run(stage);
    const seconds = (stage.clock - 1_785_585_600_000) / 1000;
    const flushes = stage.parts.reduce((sum, { handle }) => sum + handle.flushes, 0);
    expect(flushes).toBeGreaterThanOrEqual(Math.floor(seconds / 10));
    expect(stage.parts[0]?.handle.flushes).toBeGreaterThan(2);
  });

  it('keeps a second connection’s clock apart: two parts of the same seconds are two parts', async () => {
    const tags = mediaTags('live.flv');
    const stage = createStage({ [flv]: body(pieces(flvFile(tags))) });
    offAirAfter(stage, 3);
    await run(stage);
    expect(stage.parts).toHaveLength(3);
  });
});

describe('links that die while a room is on air', () => {
  const anew = `${host}/new.flv`;

  it('are asked for anew, and the recording goes on with them', async () => {
    const stage = createStage({
      [flv]: [body(pieces(half)), status(404)],
      [other]: body(pieces(half)),
      [anew]: body(pieces(live)),
    });
    stage.room = roomWith(['new.flv', 'b.flv']);
    offAirAfter(stage, 2);
    await run(stage, requestFor(['a.flv', 'b.flv']));
    expect(stage.asked.slice(0, 3)).toEqual([flv, flv, anew]);
    expect(sizes(stage)).toEqual([half.length, live.length]);
  });

  it('of the same streams are taken where they were: another one stands in', async () => {
    const stage = createStage({ [flv]: [body(pieces(half)), status(403)], [other]: body(pieces(live)) });
    stage.room = roomWith(['a.flv?sign=2', 'b.flv?sign=2']);
    const { open } = stage.world;
    stage.world.open = (url, signal) => open(url.replace(/\?.*/, ''), signal);
    offAirAfter(stage, 3);
    await run(stage, requestFor(['a.flv?sign=1', 'b.flv?sign=1']));
    expect(stage.asked.slice(0, 4)).toEqual([flv, flv, flv, other]);
    expect(stage.roomAsked).toHaveLength(1);
  });

  it('are asked for no more often than every ten seconds, and the room’s own word ends it', async () => {
    const stage = createStage({ [flv]: [body(pieces(half)), status(404)] });
    stage.room = roomWith(['a.flv']);
    stage.onWait = (nth) => {
      if (nth === 8) stage.room = roomWith([], 'ended');
    };
    expect(await run(stage)).toMatchObject({ ended: 'over' });
    const gaps = stage.roomAsked.map((at, index) => at - (stage.roomAsked[index - 1] ?? 0));
    expect(gaps.every((gap) => gap >= 10_000)).toBe(true);
  });

  it('keep what was received where the new ones hold no stream that can be recorded', async () => {
    const stage = createStage({ [flv]: [body(pieces(half)), status(404)] });
    const { streams, ...room } = roomWith(['ao.flv']);
    stage.room = { ...room, streams: streams.map((stream) => ({ ...stream, quality: 'ao', name: 'ao' })) };
    expect(await run(stage)).toMatchObject({ ended: 'lost' });
    expect(stage.waits.every((ms) => ms > 0)).toBe(true);
    expect(sizes(stage)).toEqual([half.length]);
  });

  it('are asked for where they answer and bring nothing more', async () => {
    const stage = createStage({ [flv]: [body(pieces(half)), body([])], [anew]: body(pieces(live)) });
    stage.room = roomWith(['new.flv']);
    offAirAfter(stage, 4);
    await run(stage);
    expect(sizes(stage)).toEqual([half.length, live.length]);
  });
});
