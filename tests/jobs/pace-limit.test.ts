import { afterEach, describe, expect, it } from 'vitest';
import { nextMidnight, readPace } from '@/lib/archive/pace-clock';
import { askAtOnce } from '@/lib/jobs/ask-at-once';
import { commandJob } from '@/lib/jobs/command';
import { noteAnswer } from '@/lib/jobs/pace';
import { ClipkeepError, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { logRequests, type Request } from './request-log';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

async function limited(dailyLimit: number, posts = 10): Promise<Request[]> {
  world = createWorld(
    somePosts(posts, (post) => ({ ...post, kind: 'video' })),
    5,
  );
  world.settings = { ...world.settings, dailyLimit };
  await world.start({ assets: ['video'], expected: posts });
  return logRequests(world, () => undefined);
}

/** Lets the day go on until nothing more happens before midnight. */
async function untilNight(): Promise<void> {
  const night = nextMidnight(world.platform.clock);
  for (let rounds = 0; rounds < 500; rounds += 1) {
    await world.runOnce();
    if (world.platform.tick()) continue;
    const next = Math.min(...world.platform.alarms.filter((time) => time > world.platform.clock));
    if (next >= night) return;
    world.platform.clock = next;
  }
  throw new Error('it never rests');
}

describe('the daily limit', () => {
  it('lets jobs wait until midnight, then they go on by themselves', async () => {
    const log = await limited(7);
    await untilNight();
    expect(log.length).toBe(7);
    expect(await world.job()).toMatchObject({ state: 'running' });
    const night = nextMidnight(world.platform.clock);
    expect(world.platform.alarms).toContain(night);
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 10, failed: 0 } });
    expect(log.length).toBe(12);
    expect(world.platform.clock).toBeGreaterThanOrEqual(night);
  });

  it('counts on when the worker or the browser ends', async () => {
    const log = await limited(7);
    world.killer = (step) => (step % 5 === 0 && step < 60 ? 'worker' : undefined);
    let deaths = 0;
    for (let rounds = 0; rounds < 200; rounds += 1)
      await world.runOnce().catch(() => {
        deaths += 1;
        world.restart();
      });
    expect(deaths).toBeGreaterThan(3);
    expect(log.length).toBeLessThanOrEqual(7);
  });

  it.each([
    [0, 12],
    [12, 12],
    [1, 1],
  ])('of %s lets %i requests go on the first day', async (limit, requests) => {
    const log = await limited(limit);
    await untilNight().catch(() => undefined);
    expect(log.length).toBe(requests);
  });

  it('is lifted for all jobs by a word, for this day', async () => {
    const log = await limited(3, 20);
    await untilNight();
    await commandJob(world.ports, 1, 'goOnToday');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 20 } });
    expect(log.length).toBe(24);
    world.platform.clock = nextMidnight(world.platform.clock);
    await world.start({ assets: ['cover'] });
    await untilNight();
    expect(log.length).toBe(27);
  });

  it('does not hold up a click on a single post', async () => {
    const log = await limited(3);
    await untilNight();
    await world.start({ source: 'post', target: { awemeIds: [idAt(9)] }, assets: ['video'], expected: 1 });
    await untilNight();
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { saved: 1 } });
    expect(log.length).toBe(5);
    expect(await world.job(1)).toMatchObject({ state: 'running' });
  });

  it('that is raised takes effect with the next look', async () => {
    const log = await limited(3);
    await untilNight();
    world.settings = { ...world.settings, dailyLimit: 5 };
    await untilNight();
    expect(log.length).toBe(5);
  });
});

describe('a lookup for the popup', () => {
  const ask = { kind: 'page' as const, path: '/@mira_example' as const };
  async function answerOf(): Promise<ProblemCode | 'well'> {
    try {
      await askAtOnce(world.ports, { ask, read: (reply) => reply });
      return 'well';
    } catch (error) {
      if (error instanceof ClipkeepError) return error.problem.code;
      throw error;
    }
  }

  it('is not asked while TikTok wants quiet, and is the one request after it', async () => {
    const log = await limited(0);
    world.tiktok.twist = () => ({});
    await noteAnswer(world.ports, 'other', problemOf('slowDown'));
    expect(await answerOf()).toBe('tooSoon');
    expect(log.length).toBe(0);
    world.platform.clock += 20_000;
    expect(await answerOf()).toBe('well');
    expect(await readPace(world.ports.db)).toMatchObject({ careful: false, slowDowns: 0, asked: 1 });
  });

  it('that is told to slow down stops the others', async () => {
    await limited(0);
    world.tiktok.twist = () => {
      throw new ClipkeepError('slowDown');
    };
    expect(await answerOf()).toBe('slowDown');
    expect(await answerOf()).toBe('tooSoon');
    await world.runOnce();
    expect(world.tiktok.asked.length).toBe(1);
  });

  it('is not asked while a job waits for a human check', async () => {
    const log = await limited(0);
    await noteAnswer(world.ports, 'other', problemOf('humanCheck'));
    expect(await answerOf()).toBe('humanCheck');
    expect(log.length).toBe(0);
    await commandJob(world.ports, 1, 'cancel');
    world.tiktok.twist = () => ({});
    expect(await answerOf()).toBe('well');
  });
});
