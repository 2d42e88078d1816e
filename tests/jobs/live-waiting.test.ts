import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { readPace } from '@/lib/archive/pace-clock';
import { commandJob } from '@/lib/jobs/command';
import { changePace } from '@/lib/jobs/pace';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { userRoom } from '../tiktok/wire-room';
import {
  answerLive,
  createLiveWorld,
  type LiveWorld,
  mira,
  recordingOf,
  recordings,
  roomId,
} from './live-world';

// Hours go by in small steps: beside a busy suite that takes its time.
vi.setConfig({ testTimeout: 60_000 });

let world: LiveWorld;
beforeEach(() => {
  world = createLiveWorld();
  world.rooms.clear();
  world.tiktok.twist = (ask) => {
    askedAt.push(world.platform.clock);
    return answerLive(world.rooms, ask);
  };
  askedAt = [];
});
afterEach(() => world.close());

let askedAt: number[];
const minute = 60_000;

/** Goes from wake to wake for so long (ms): a waiting job never rests. */
async function pass(ms: number): Promise<void> {
  const { platform } = world;
  const end = platform.clock + ms;
  for (let rounds = 0; rounds < 20_000; rounds += 1) {
    const due = platform.alarms.filter((time) => time > platform.clock);
    const next = Math.min(...due, end);
    await world.runOnce();
    if (platform.tick()) continue;
    const after = Math.min(...platform.alarms.filter((time) => time > platform.clock), next, end);
    if (after >= end) {
      platform.clock = end;
      return;
    }
    platform.clock = after;
  }
  throw new Error('the world asks for ever');
}

function questions(path: string): number {
  return world.tiktok.asked.filter((ask) => ask.path === path).length;
}

const person = '/api-live/user/room/';
const alive = '/webcast/room/check_alive/';

/** So many people who have had a room, and are not live; everybody's recording waits. */
async function waitFor(people: number): Promise<void> {
  for (let at = 0; at < people; at += 1) {
    world.rooms.set(`mira_${at}`, { roomId: String(7_300_000_000_000_000_000n + BigInt(at)), status: 4 });
    await world.start(recordingOf(`mira_${at}`));
  }
}

describe('a recording of somebody who is not live', () => {
  it.each([
    ['whose room is over', { roomId, status: 4 }, 'notLive'],
    ['who never had a room', undefined, 'notLive'],
  ])('%s ends with the sentence, if it is not to wait', async (_, room, code) => {
    if (room) world.rooms.set(mira, room);
    const id = await world.start(recordingOf(mira, { recording: {} }));
    await world.run();
    expect(await world.job(id)).toMatchObject({ state: 'failed', problem: { code } });
    expect(world.tiktok.asked).toHaveLength(1);
  });

  it('and has paused ends with that sentence after some tries', async () => {
    world.rooms.set(mira, { roomId, status: 3 });
    const id = await world.start(recordingOf(mira, { recording: {} }));
    await world.run();
    expect(await world.job(id)).toMatchObject({ state: 'failed', problem: { code: 'livePaused' } });
  });

  it.each([
    ['is over', { roomId, status: 4 }, undefined],
    ['is paused', { roomId, status: 3 }, true],
  ])('begins when it starts, if its room %s', async (_, room, livePaused) => {
    world.rooms.set(mira, room);
    const id = await world.start(recordingOf());
    await pass(10 * minute);
    const waiting = await world.job(id);
    expect(waiting).toMatchObject({ state: 'running', waitsForRoom: roomId });
    expect(waiting?.livePaused).toBe(livePaused);
    expect(await recordings(world)).toEqual([]);
    world.rooms.set(mira, { roomId, status: 2 });
    await pass(minute);
    expect(await recordings(world)).toMatchObject([{ state: 'saved' }]);
    expect(await world.job(id)).not.toHaveProperty('waitsForRoom');
    expect(await world.job(id)).not.toHaveProperty('livePaused');
    expect(await world.job(id)).toMatchObject({ state: 'done' });
  });

  it('asks after the room every 20 seconds, and after the person once a minute', async () => {
    world.rooms.set(mira, { roomId, status: 4 });
    await world.start(recordingOf());
    await pass(10 * minute);
    expect(questions(alive)).toBeGreaterThanOrEqual(18);
    expect(questions(alive)).toBeLessThanOrEqual(30);
    expect(questions(person)).toBeGreaterThanOrEqual(9);
    expect(questions(person)).toBeLessThanOrEqual(11);
  });

  it('finds the new room of somebody who goes live again', async () => {
    world.rooms.set(mira, { roomId, status: 4 });
    await world.start(recordingOf());
    await pass(5 * minute);
    const anew = '7300000007919000009';
    world.platform.broadcasts.set(anew, 2);
    world.rooms.set(mira, { roomId: anew, status: 2 });
    await pass(2 * minute);
    expect([...world.platform.disk.values()]).toEqual([`${anew}#1+${anew}#2`]);
  });

  it('who never had a room is looked up, and no room is asked after', async () => {
    await world.start(recordingOf());
    await pass(5 * minute);
    expect([questions(alive), questions(person)]).toEqual([0, 5]);
    world.rooms.set(mira, { roomId, status: 2 });
    await pass(2 * minute);
    expect(await recordings(world)).toMatchObject([{ state: 'saved' }]);
  });

  it('is called off by stop, and by cancel', async () => {
    const [one, two] = [await world.start(recordingOf()), await world.start(recordingOf())];
    await pass(minute);
    await commandJob(world.ports, one, 'stop');
    await commandJob(world.ports, two, 'cancel');
    await world.run();
    expect([(await world.job(one)).state, (await world.job(two)).state]).toEqual(['cancelled', 'cancelled']);
  });

  it('paused asks nothing, and goes on when it is resumed', async () => {
    world.rooms.set(mira, { roomId, status: 4 });
    const id = await world.start(recordingOf());
    await pass(minute);
    await commandJob(world.ports, id, 'pause');
    const before = world.tiktok.asked.length;
    await pass(10 * minute);
    expect(world.tiktok.asked).toHaveLength(before);
    world.rooms.set(mira, { roomId, status: 2 });
    await commandJob(world.ports, id, 'resume');
    await pass(minute);
    expect(await recordings(world)).toMatchObject([{ state: 'saved' }]);
  });

  it.each([2 * 3_600_000, 86_400_000])(
    'is not forgotten where the clock is set back by %i ms',
    async (back) => {
      world.rooms.set(mira, { roomId, status: 4 });
      await world.start(recordingOf());
      await pass(5 * minute);
      // Between two questions after the room: the next look at the person is further away than the next of these.
      for (let job = await world.job(); (job.aliveAt ?? 0) >= (job.retryAt ?? 0); job = await world.job())
        await pass(5000);
      world.platform.clock -= back;
      world.platform.alarms = [];
      await pass(3 * minute);
      const anew = '7300000007919000009';
      world.platform.broadcasts.set(anew, 1);
      world.rooms.set(mira, { roomId: anew, status: 2 });
      await pass(3 * minute);
      expect([...world.platform.disk.values()]).toEqual([`${anew}#1`]);
    },
  );

  it('sits out a connection that is down for an hour', async () => {
    world.rooms.set(mira, { roomId, status: 4 });
    const id = await world.start(recordingOf());
    await pass(minute);
    const { twist } = world.tiktok;
    world.tiktok.twist = () => {
      throw new ClipkeepError('network');
    };
    await pass(60 * minute);
    expect(await world.job(id)).toMatchObject({ state: 'running' });
    world.tiktok.twist = twist;
    world.rooms.set(mira, { roomId, status: 2 });
    await pass(15 * minute);
    expect(await recordings(world)).toMatchObject([{ state: 'saved' }]);
  });

  it('keeps quiet when TikTok asks for it', async () => {
    world.rooms.set(mira, { roomId, status: 4 });
    await world.start(recordingOf());
    await pass(2 * minute);
    const { twist } = world.tiktok;
    let quietFrom = 0;
    world.tiktok.twist = (ask, nth) => {
      if (ask.path !== alive || quietFrom > 0) return twist(ask, nth);
      quietFrom = world.platform.clock;
      throw new ClipkeepError('slowDown', { retryAfter: 300_000 });
    };
    askedAt = [];
    await pass(10 * minute);
    expect(quietFrom).toBeGreaterThan(0);
    expect(askedAt.filter((at) => at > quietFrom && at < quietFrom + 300_000)).toEqual([]);
    expect(askedAt.length).toBeGreaterThan(0);
  });

  it('waits for the person where TikTok wants to see one', async () => {
    world.rooms.set(mira, { roomId, status: 4 });
    const id = await world.start(recordingOf());
    await pass(minute);
    world.tiktok.twist = (ask) => {
      if (ask.path === alive) throw new ClipkeepError('humanCheck');
      return answerLive(world.rooms, ask);
    };
    await pass(5 * minute);
    expect(await world.job(id)).toMatchObject({ state: 'paused', problem: { code: 'humanCheck' } });
  });
});

it('waiting is not counted in the daily limit, nor ended by it', async () => {
  world.settings = { ...world.settings, dailyLimit: 10 };
  await waitFor(4);
  await pass(2 * minute);
  const asked = async () => (await readPace(world.ports.db)).asked;
  // Each of them was looked up once before anybody knew that they aren't live.
  expect(await asked()).toBe(4);
  await changePace(world.ports.db, (pace) => ({ ...pace, asked: 10 }));
  const before = askedAt.length;
  await pass(20 * minute);
  expect(await asked()).toBe(10);
  expect(askedAt.length - before).toBeGreaterThan(60);
  const [pace, now] = [await readPace(world.ports.db), world.platform.clock];
  const job = await world.job(1);
  expect(describeJob(job, [], now, { pace, dailyLimit: 10 })).toEqual(describeJob(job, [], now));
  const { roomId: id = '' } = world.rooms.get('mira_0') ?? {};
  world.rooms.set('mira_0', { roomId: id, status: 2 });
  world.platform.broadcasts.set(id, 1);
  await pass(2 * minute);
  expect(await recordings(world)).toMatchObject([{ state: 'saved' }]);
});

it('who goes live again and again, but never with a stream, is waited for without an end', async () => {
  world.rooms.set(mira, { roomId, status: 2 });
  world.tiktok.twist = (ask) => {
    if (ask.path === '/webcast/room/info/') return { data: { id_str: roomId, status: 4 } };
    if (ask.path !== person) return answerLive(world.rooms, ask);
    const { liveRoom, ...rest } = userRoom({ status: 2 }, { uniqueId: mira, status: 2, roomId });
    return { data: { ...rest, liveRoom: { ...liveRoom, streamData: undefined, hevcStreamData: undefined } } };
  };
  const id = await world.start(recordingOf());
  await pass(45 * minute);
  expect(await world.job(id)).toMatchObject({ state: 'running' });
});

describe('many who are waited for', () => {
  it('are asked after together, and each is looked up the more seldom', async () => {
    await waitFor(8);
    await pass(3 * minute);
    world.tiktok.asked.length = 0;
    await pass(20 * minute);
    const asks = world.tiktok.asked.flatMap((ask) =>
      ask.kind === 'api' && ask.path === alive ? [ask.query] : [],
    );
    expect(new Set(asks.map((query) => query['room_ids']?.split(',').length))).toEqual(new Set([8]));
    expect(asks.length).toBeLessThanOrEqual(60);
    // Every 2 minutes: 15 s for each of the eight.
    expect(questions(person)).toBeGreaterThanOrEqual(70);
    expect(questions(person)).toBeLessThanOrEqual(90);
  });

  it('are asked after 50 at a time, and all have their turn', { timeout: 60_000 }, async () => {
    world.settings = { ...world.settings, pace: { min: 100, max: 100 } };
    await waitFor(60);
    await pass(2 * minute);
    world.tiktok.asked.length = 0;
    await pass(2 * minute);
    const asks = world.tiktok.asked.flatMap((ask) =>
      ask.kind === 'api' && ask.path === alive ? [ask.query] : [],
    );
    const named = asks.map((query) => query['room_ids']?.split(',') ?? []);
    expect(Math.max(...named.map((ids) => ids.length))).toBe(50);
    expect(new Set(named.flat()).size).toBe(60);
    expect(asks.length).toBeLessThanOrEqual(14);
  });

  it('start one by one: who is live is recorded, the others are waited for', async () => {
    await waitFor(3);
    await pass(minute);
    const [, id] = [...world.rooms.values()].map((room) => room.roomId);
    world.rooms.set('mira_1', { roomId: id ?? '', status: 2 });
    world.platform.broadcasts.set(id ?? '', 1);
    await pass(minute);
    expect([...world.platform.disk.values()]).toEqual([`${id}#1`]);
    const states = [1, 2, 3].map(async (job) => (await world.job(job)).state);
    expect(await Promise.all(states)).toEqual(['running', 'done', 'running']);
  });
});
