import { afterEach, describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { readPace } from '@/lib/archive/pace-clock';
import { commandJob } from '@/lib/jobs/command';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { logRequests, type Request } from './request-log';
import { until } from './until';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

async function start(posts: number, pageSize = 20): Promise<void> {
  world = createWorld(
    somePosts(posts, (post) => ({ ...post, kind: 'video' })),
    pageSize,
  );
  await world.start({ assets: ['video'], expected: posts });
}

/** Media is refused until then, seconds since now; lists and pages answer. */
function refuse(code: ProblemCode, until = Number.POSITIVE_INFINITY, retryAfter?: number): Request[] {
  return logRequests(world, ({ kind, at }) =>
    kind === 'media' && at < until ? problemOf(code, retryAfter) : undefined,
  );
}

/** Seconds between each request for a file and the one before it. */
function gaps(log: Request[]): number[] {
  const media = log.filter(({ kind }) => kind === 'media').map(({ at }) => at);
  return media.slice(1).map((at, nth) => Math.round(at - (media[nth] ?? at)));
}

describe('all files refused', { timeout: 60_000 }, () => {
  it.each<[ProblemCode, ProblemCode]>([
    ['expired', 'denied'],
    ['notMedia', 'notMedia'],
    ['server', 'server'],
  ])('as %s: it gets quieter each time, and in the end the person is told', async (code, told) => {
    await start(80);
    const log = refuse(code);
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'paused', problem: { code: told } });
    expect(job.counts.failed).toBe(0);
    const rests = gaps(log).filter((gap) => gap > 15);
    expect(rests).toEqual([20, 40, 80, 160, 320, 600, 600]);
    expect(log.filter(({ kind }) => kind === 'media').length).toBeLessThan(20);
    expect(log.filter(({ kind }) => kind === 'page').length).toBeLessThanOrEqual(8);
  });

  it('by pages of five posts as well: that the list answers says nothing of files', async () => {
    await start(40, 5);
    const log = refuse('expired');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused', problem: { code: 'denied' } });
    expect(log.filter(({ kind }) => kind === 'media').length).toBeLessThan(20);
  });

  it('rests as long as TikTok wishes', async () => {
    await start(20);
    const log = refuse('notMedia', 100, 300_000);
    await world.run();
    expect(Math.max(...gaps(log))).toBe(300);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 20, failed: 0 } });
  });

  it('for a while: then one goes first, and all arrive', async () => {
    await start(40);
    const log = refuse('expired', 600);
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 40, failed: 0 } });
    const [probe, next] = log.filter(({ at, kind }) => at >= 600 && kind === 'media');
    expect([probe?.unanswered, next?.unanswered]).toEqual([0, 0]);
    expect(await readPace(world.ports.db)).toMatchObject({ careful: false, slowDowns: 0 });
  });

  it('a job says what it waits for', async () => {
    await start(40);
    refuse('expired');
    await until(world, async () => (await readPace(world.ports.db)).quiet !== undefined);
    const [pace, now] = [await readPace(world.ports.db), world.platform.clock];
    expect(describeJob(await world.job(), [], now, { pace, dailyLimit: 0 }).why).toBe(
      'TikTok refuses what is asked. Clipkeep tries again with one request.',
    );
  });

  it('a word of the person tries it at once, with one request', async () => {
    await start(40);
    const begin = world.platform.clock;
    const log = refuse('expired');
    await until(world, async () => (await world.job()).state === 'paused');
    const [known, said] = [log.length, (world.platform.clock - begin) / 1000];
    expect(await readPace(world.ports.db)).toMatchObject({ quiet: { why: 'refused' } });
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused' });
    const asked = log.slice(known);
    expect(asked.filter(({ kind }) => kind === 'media').length).toBeLessThanOrEqual(2);
    expect(asked.length).toBeGreaterThan(0);
    for (const { at } of asked) expect(at - said).toBeLessThan(10);

    world.platform.spoilTransfer = () => undefined;
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 40, failed: 0 } });
  });
});

it('a job of refused files does not hold up another', { timeout: 60_000 }, async () => {
  world = createWorld(
    somePosts(60, (post, at) => ({
      ...{ ...post, kind: 'video' },
      secUid: at < 40 ? 'MS4wMira' : 'MS4wOther',
    })),
    10,
  );
  await world.start({ assets: ['video'], expected: 40 });
  world.platform.spoilTransfer = (content) =>
    Array.from({ length: 40 }, (_, at) => idAt(at)).some((id) => content.includes(id))
      ? problemOf('expired')
      : undefined;
  const begin = world.platform.clock;
  await until(world, async () => (await readPace(world.ports.db)).quiet !== undefined);
  await world.start({ assets: ['video'], target: { secUid: 'MS4wOther' }, label: 'other', expected: 20 });
  await until(world, async () => (await world.job(2)).state === 'done');
  expect(await world.job(2)).toMatchObject({ counts: { saved: 20, failed: 0 } });
  expect(world.platform.clock - begin).toBeLessThan(10 * 60_000);
});

describe('some files refused', { timeout: 60_000 }, () => {
  it.each([
    ['one', [7]],
    ['five', [1, 8, 15, 22, 29]],
  ])('%s among good ones: they fail, and nobody rests', async (_, bad) => {
    await start(32);
    const log = logRequests(world, () => undefined);
    world.platform.spoilTransfer = (content) =>
      bad.some((at) => content.includes(idAt(at))) ? problemOf('expired') : undefined;
    await world.run();
    const failed = (await world.files()).filter(({ state }) => state === 'failed');
    expect(failed.map(({ awemeId }) => awemeId).sort()).toEqual(bad.map(idAt).sort());
    for (const row of failed) expect(row).toMatchObject({ tries: 5, problem: { code: 'denied' } });
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 32 - bad.length } });
    expect(await readPace(world.ports.db)).toMatchObject({ slowDowns: 0, careful: false });
    // A link that is refused afresh is not asked for again.
    expect(log.filter(({ kind }) => kind === 'page').length).toBe(bad.length);
  });
});

it('what was refused days ago does not stop a job of today', { timeout: 60_000 }, async () => {
  await start(40);
  refuse('denied');
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'paused' });
  await commandJob(world.ports, 1, 'cancel');
  world.platform.clock += 3 * 86_400_000;
  let seen = 0;
  world.platform.spoilTransfer = () => (seen++ === 0 ? problemOf('denied') : undefined);
  const id = await world.start({ assets: ['video'], expected: 40 });
  await until(world, async () => (await world.job(id)).state !== 'running');
  expect(await world.job(id)).toMatchObject({ state: 'done', counts: { saved: 40, failed: 0 } });
});

describe('files that are refused for good', { timeout: 60_000 }, () => {
  const refuseThese = (bad: number[]) => {
    world.platform.spoilTransfer = (content) =>
      bad.some((at) => content.includes(idAt(at))) ? problemOf('denied') : undefined;
  };

  it('and are retried, three of them, fail again: once more is no news about us', async () => {
    await start(32);
    refuseThese([3, 11, 17]);
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 29, failed: 3 } });
    const begin = world.platform.clock;
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 29, failed: 3 } });
    expect(world.platform.clock - begin).toBeLessThan(10 * 60_000);
    expect(await readPace(world.ports.db)).toMatchObject({ slowDowns: 0 });
  });

  it.each([3, 5])('%i of them and nothing else: the person says so once, and they fail', async (count) => {
    await start(count);
    refuseThese([0, 1, 2, 3, 4]);
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused', problem: { code: 'denied' } });
    const begin = world.platform.clock;
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 0, failed: count } });
    expect(world.platform.clock - begin).toBeLessThan(10 * 60_000);
  });

  it('and many: each word of the person uses a try, until all were met', async () => {
    await start(16);
    refuseThese(Array.from({ length: 16 }, (_, at) => at));
    await world.run();
    let words = 0;
    for (; (await world.job()).state === 'paused' && words < 40; words += 1) {
      await commandJob(world.ports, 1, words % 2 ? 'resume' : 'retryFailed');
      await world.run();
    }
    expect(await world.job()).toMatchObject({ state: 'done', counts: { failed: 16 } });
    expect(words).toBeLessThan(16);
  });
});

describe('lists that TikTok has errors for', () => {
  it('three in a row let all rest', async () => {
    await start(20);
    await world.start({ assets: ['video'], target: { secUid: 'MS4wTwo' }, label: 'two' });
    await world.start({ assets: ['video'], target: { secUid: 'MS4wThree' }, label: 'three' });
    const log = logRequests(world, ({ at }) => (at < 30 ? problemOf('server') : undefined));
    await world.run();
    expect(log.filter(({ at }) => at < 19).length).toBe(3);
    const third = log[2]?.at ?? 0;
    expect((log[3]?.at ?? 0) - third).toBeGreaterThanOrEqual(20);
    for (const id of [1, 2, 3]) expect(await world.job(id)).toMatchObject({ state: 'done' });
  });
});
