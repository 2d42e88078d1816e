import { afterEach, describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { readToolbar } from '@/lib/archive/toolbar';
import { commandJob } from '@/lib/jobs/command';
import { localDay } from '@/lib/jobs/filters';
import { ClipkeepError, type ProblemCode } from '@/lib/tiktok/errors';
import type { Twist } from './fake-tiktok';
import { until } from './until';
import { idAt, newest, somePosts, type WirePost } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

/** Answers the nth requests with these problems. */
function failing(problems: Record<number, ProblemCode>, retryAfter?: number): Twist {
  return (_, nth) => {
    const code = problems[nth];
    if (code) throw new ClipkeepError(code, retryAfter === undefined ? {} : { retryAfter });
    return undefined;
  };
}

function always(code: ProblemCode): Twist {
  return () => {
    throw new ClipkeepError(code);
  };
}

/** When each request was made, seconds since the start. */
function timed(target: World): number[] {
  const start = target.platform.clock;
  const times: number[] = [];
  const { twist } = target.tiktok;
  target.tiktok.twist = (ask, nth) => {
    times.push((target.platform.clock - start) / 1000);
    return twist(ask, nth);
  };
  return times;
}

/** Between pages: within what the settings say (a wake may come 50 ms late), and not always the same. */
function expectRandomPauses(times: readonly number[]): void {
  const pauses = times.slice(1).map((time, at) => Math.round((time - (times[at] ?? 0)) * 1000));
  expect(pauses.length).toBeGreaterThan(10);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(800);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(2550);
  expect(new Set(pauses.map((pause) => Math.round(pause / 100))).size).toBeGreaterThan(3);
}

async function runList(posts: WirePost[], twist: Twist, pageSize = 5) {
  world = createWorld(posts, pageSize);
  world.tiktok.twist = twist;
  const times = timed(world);
  await world.start();
  await world.run();
  return { job: await world.job(), times };
}

describe('a list', () => {
  it('is read page by page', async () => {
    const { job, times } = await runList(somePosts(12), () => undefined);
    expect(job).toMatchObject({
      state: 'done',
      hasMore: false,
      counts: { listed: 12, saved: 26, failed: 0 },
    });
    expect(times.length).toBe(4);
  });

  it('is paused for between its pages, at random within the bounds', async () => {
    const { job, times } = await runList(somePosts(60), () => undefined);
    expect(job).toMatchObject({ state: 'done', counts: { listed: 60 } });
    expectRandomPauses(times);
  });

  it('is paused for as well where every page finds a fresh worker', async () => {
    world = createWorld(somePosts(60), 5);
    const times = timed(world);
    await world.start();
    world.settings = { ...world.settings, concurrency: 6 };
    for (let pages = 0; (await world.job()).state !== 'done'; ) {
      await world.runOnce();
      if (times.length > pages) world.restart();
      pages = times.length;
      world.platform.clock += 50;
    }
    expect(await world.job()).toMatchObject({ counts: { listed: 60 } });
    expectRandomPauses(times);
  });

  it('needs no confirmation where the expected number is reached', async () => {
    world = createWorld(somePosts(10));
    await world.start({ expected: 10 });
    await world.run();
    expect(world.tiktok.asked.length).toBe(2);
  });

  it('that says "no more" too early is asked once more, and goes on', async () => {
    const posts = somePosts(10);
    const { job } = await runList(posts, (ask, nth) => {
      if (nth !== 1 || ask.kind !== 'api') return undefined;
      world.tiktok.twist = () => undefined;
      return { ...world.tiktok.answer(ask, world.platform.clock), hasMore: false };
    });
    expect(job).toMatchObject({ state: 'done', counts: { listed: 10 } });
  });

  it('goes on after an empty page that says there is more', async () => {
    const empty: Twist = (_, nth) => (nth === 2 ? { hasMore: true, cursor: '5.0' } : undefined);
    const { job } = await runList(somePosts(10), empty);
    expect(job).toMatchObject({ state: 'done', counts: { listed: 10 } });
  });

  it('an empty reply is never the end of it', async () => {
    const { job, times } = await runList(somePosts(8), failing({ 1: 'refused', 2: 'refused', 3: 'refused' }));
    expect(job).toMatchObject({ state: 'done', counts: { listed: 8 } });
    expect(times.slice(0, 4).map(Math.round)).toEqual([0, 3, 23, 63]);
  });

  it('that repeats itself gets a new device number', async () => {
    const posts = somePosts(10);
    let burnt = true;
    world = createWorld(posts);
    world.tiktok.twist = (ask) => {
      if (!burnt || ask.kind !== 'api' || world.tiktok.renewed > 0) return undefined;
      burnt = false;
      const first = world.tiktok.answer(
        { ...ask, query: { ...ask.query, cursor: '0' } },
        world.platform.clock,
      );
      burnt = true;
      return { ...first, cursor: '5' };
    };
    await world.start();
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 10, saved: 22 } });
    expect(world.tiktok.renewed).toBe(1);
  });

  it('that repeats itself and says "no more" too early gets a new device number, and loses nothing', async () => {
    world = createWorld(somePosts(10));
    const early: Twist = (ask) => {
      if (ask.kind !== 'api' || world.tiktok.renewed > 0) return undefined;
      world.tiktok.twist = () => undefined;
      const first = world.tiktok.answer(
        { ...ask, query: { ...ask.query, cursor: '0' } },
        world.platform.clock,
      );
      world.tiktok.twist = early;
      return { ...first, hasMore: false };
    };
    world.tiktok.twist = early;
    await world.start({ expected: 10 });
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 10, saved: 22 } });
    expect(world.tiktok.renewed).toBe(1);
  });

  it('that shows fewer posts than the profile says, and its last page again, is over at the second look', async () => {
    world = createWorld(somePosts(8));
    const again: Twist = (ask) => {
      if (ask.kind !== 'api' || ask.query['cursor'] !== '8') return undefined;
      return world.tiktok.answer({ ...ask, query: { ...ask.query, cursor: '5' } }, world.platform.clock);
    };
    world.tiktok.twist = again;
    await world.start({ expected: 10 });
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 8 } });
    expect((await world.job()).problem).toBeUndefined();
    expect(world.tiktok.renewed).toBe(1);
  });

  it('that repeats itself for ever is given up with words, and what it listed is saved', async () => {
    world = createWorld(somePosts(10));
    world.tiktok.twist = (ask) => {
      if (ask.kind !== 'api' || ask.query['cursor'] === '0') return undefined;
      return {
        ...world.tiktok.answer({ ...ask, query: { ...ask.query, cursor: '0' } }, world.platform.clock),
        cursor: '5',
      };
    };
    await world.start();
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({
      state: 'failed',
      problem: { code: 'samePage' },
      counts: { listed: 5, saved: 11 },
    });
    expect(world.tiktok.renewed).toBe(4);
  });

  /** The first page comes whole; what comes after it is one of these each time, then TikTok answers. */
  function inTurn(...troubles: ProblemCode[]): Twist {
    const twist: Twist = (ask, nth) => {
      const code = troubles[nth - 2];
      if (nth < 2 || !code || ask.kind !== 'api') return undefined;
      if (code !== 'samePage') throw new ClipkeepError(code);
      world.tiktok.twist = () => undefined;
      const query = { ...ask.query, cursor: '0' };
      const again = { ...world.tiktok.answer({ ...ask, query }, world.platform.clock), cursor: '5' };
      world.tiktok.asked.pop();
      world.tiktok.twist = twist;
      return again;
    };
    return twist;
  }

  it('that fails in two ways is not given up as if it had all been the second', async () => {
    const { job } = await runList(somePosts(10), inTurn('refused', 'refused', 'refused', 'samePage'));
    expect(job).toMatchObject({ state: 'done', counts: { listed: 10 } });
  });

  it('that goes on failing, each time in another way, is given up', async () => {
    const { job } = await runList(
      somePosts(10),
      inTurn(...Array.from({ length: 40 }, (_, at) => (at % 2 ? ('samePage' as const) : 'refused'))),
    );
    expect(job).toMatchObject({ state: 'failed', counts: { listed: 5 } });
    expect(world.tiktok.asked.length).toBe(9);
  });

  it('waits as long as TikTok asks, then longer each time, for all lists together', async () => {
    world = createWorld(somePosts(8));
    world.tiktok.twist = failing({ 1: 'slowDown', 2: 'slowDown', 3: 'slowDown' }, 30_000);
    const times = timed(world);
    await world.start();
    await world.start({ target: { secUid: 'MS4wOther' }, label: 'other' });
    await world.run();
    expect(times.slice(0, 4).map(Math.round)).toEqual([0, 30, 70, 150]);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 8 } });
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { listed: 0 } });
  });

  it('pauses for a human check, and goes on when it is solved', async () => {
    const { job } = await runList(somePosts(10), failing({ 2: 'humanCheck' }));
    expect(job).toMatchObject({
      state: 'paused',
      problem: { code: 'humanCheck' },
      counts: { listed: 5, saved: 11 },
    });
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 10, saved: 22 } });
    expect((await world.job()).problem).toBeUndefined();
  });

  it.each<[ProblemCode, number]>([
    ['private', 1],
    ['noSuchUser', 1],
    ['refused', 8],
  ])('%s ends it with words after %i requests', async (code, requests) => {
    const { job, times } = await runList(somePosts(5), always(code));
    expect(job).toMatchObject({ state: 'failed', hasMore: true, problem: { code } });
    expect(times.length).toBe(requests);
  });

  it('that TikTok calls gone is no such list: its words are not those of a post', async () => {
    const { job } = await runList(somePosts(5), always('gone'));
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'noSuchList' }, counts: { failed: 0 } });
  });

  it('that is paused by hand while it backs off waits for the person’s word alone, not because of the refusal', async () => {
    world = createWorld(somePosts(10));
    world.tiktok.twist = failing({ 1: 'refused' });
    await world.start();
    await until(world, async () => (await world.job()).problem !== undefined);
    await commandJob(world.ports, 1, 'pause');
    const [job, now] = [await world.job(), world.platform.clock];
    expect(describeJob(job, [], now)).toEqual({ now: 'Paused.', why: 'Press Resume to go on.' });
    expect(await readToolbar(world.ports.db, now)).toMatchObject({ calls: false });
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 10, failed: 0 } });
  });

  it('that was given up goes on where it stopped when the person says so', async () => {
    const { job } = await runList(somePosts(10), failing({ 2: 'private' }));
    expect(job.state).toBe('failed');
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 10, saved: 22 } });
  });

  it('rests while many files wait', async () => {
    world = createWorld(somePosts(200), 35);
    world.platform.spoilTransfer = () => 'hang';
    await world.start();
    for (let round = 0; round < 30; round += 1) {
      await world.runOnce();
      world.platform.clock += 3_000;
    }
    expect(world.tiktok.asked.length).toBe(1);
    expect((await world.job()).counts.planned).toBe(77);
  });
});

describe('the same post', () => {
  it('on one page, at a border and far away counts once', async () => {
    const [a, b, c, d, e, f] = somePosts(6) as [WirePost, WirePost, WirePost, WirePost, WirePost, WirePost];
    const { job } = await runList([a, b, b, b, c, d, a, e, f], () => undefined, 3);
    expect(job.counts).toEqual({ listed: 6, planned: 0, saved: 13, skipped: 0, failed: 0, bytes: 13_000 });
    expect(world.platform.disk.size).toBe(13);
  });
});

describe('filters', () => {
  it('newest N are the newest by date, the pinned ones in their place', async () => {
    const old = { ...(somePosts(12)[11] as WirePost), pinned: true };
    const posts = [old, ...somePosts(12).filter((post) => post.awemeId !== old.awemeId)];
    world = createWorld(posts, 4);
    await world.start({ filters: { newest: 10 }, assets: ['description'] });
    await world.run();
    const kept = (await world.files()).map((row) => row.awemeId).sort();
    expect(kept).toEqual(Array.from({ length: 10 }, (_, at) => idAt(at)).sort());
  });

  it('a date range ends the list where it ends, and an old pinned post does not', async () => {
    const pinned: WirePost = { awemeId: '7000000000000000001', createTime: 1_600_000_000, pinned: true };
    world = createWorld([pinned, ...somePosts(200)], 20);
    const third = new Date((newest - 48 * 3600) * 1000);
    const from = localDay(third.getTime() / 1000);
    await world.start({ filters: { from }, assets: ['description'] });
    await world.run();
    const inRange = somePosts(200).filter((post) => localDay(post.createTime) >= from).length;
    expect(await world.job()).toMatchObject({
      state: 'done',
      counts: { listed: inRange, saved: inRange, failed: 0 },
    });
    expect(world.tiktok.asked.length).toBe(Math.ceil((inRange + 2) / 20));
  });
});
