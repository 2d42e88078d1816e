import { afterEach, describe, expect, it } from 'vitest';
import { readPace, turnOf } from '@/lib/archive/pace-clock';
import { commandJob } from '@/lib/jobs/command';
import { noteAnswer } from '@/lib/jobs/pace';
import { pump } from '@/lib/jobs/pump';
import { problemOf } from '@/lib/tiktok/errors';
import { logRequests, type Request, spoilNth } from './request-log';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

/** Two profiles of six posts each, in pages of three, and a job for each: twelve videos. */
async function twoJobs(): Promise<void> {
  const posts = somePosts(12, (post, at) => ({
    ...{ ...post, kind: 'video' },
    secUid: at < 6 ? 'MS4wMira' : 'MS4wOther',
  }));
  world = createWorld(posts, 3);
  await world.start({ assets: ['video'] });
  await world.start({ assets: ['video'], target: { secUid: 'MS4wOther' }, label: 'other' });
}

async function expectAllSaved(): Promise<void> {
  for (const id of [1, 2])
    expect(await world.job(id)).toMatchObject({ state: 'done', counts: { saved: 6, failed: 0, planned: 0 } });
  expect((await world.files()).filter(({ tries }) => tries > 0)).toEqual([]);
}

/** Nothing between this request and `seconds` later; then one, alone until it is answered. */
function expectQuietAfter(log: Request[], told: Request, seconds: number): void {
  const later = log.slice(log.indexOf(told) + 1).filter(({ at }) => at > told.at);
  const [probe, next] = later;
  expect((probe?.at ?? 0) - told.at).toBeGreaterThan(seconds - 0.001);
  expect(probe?.at).toBeLessThan(told.at + seconds + 2);
  expect(next?.unanswered).toBe(0);
  // Not when the probe counts as lost, but when it is answered.
  expect(next?.at).toBeLessThan((probe?.at ?? 0) + 5);
}

describe('asked to slow down, nothing is asked by anybody; then one request, then the others', () => {
  it.each<[Request['kind'], number, number | undefined, number]>([
    ['list', 1, undefined, 20],
    ['list', 3, undefined, 20],
    ['list', 2, 90_000, 90],
    ['media', 1, undefined, 20],
    ['media', 2, 5_000, 20],
    ['media', 5, 300_000, 300],
  ])('%s request %i, Retry-After %s', async (kind, nth, retryAfter, seconds) => {
    await twoJobs();
    let told: Request | undefined;
    const spoil = spoilNth(kind, [nth], 'slowDown', retryAfter);
    const log = logRequests(world, (request) => {
      const problem = spoil(request);
      if (problem) told = request;
      return problem;
    });
    await world.run();
    if (!told) throw new Error('nobody was told');
    expectQuietAfter(log, told, seconds);
    await expectAllSaved();
  });

  it('the quiet is kept by the next worker, and by the next browser', async () => {
    await twoJobs();
    const log = logRequests(world, spoilNth('media', [1], 'slowDown', 60_000));
    while ((await readPace(world.ports.db)).slowDowns === 0) await world.runOnce();
    const known = log.length;
    for (let at = 0; at < 59; at += 1) {
      world.restart();
      if (at === 30) world.platform.crash();
      world.platform.clock += 1_000;
      await world.runOnce();
    }
    expect(log.length).toBe(known);
    await world.run();
    await expectAllSaved();
  });

  it('waits longer each time, ten minutes at most, for as long as it takes; a file has as many tries as before', async () => {
    await twoJobs();
    const log = logRequests(world, spoilNth('media', [1, 2, 3, 4, 5, 6, 7, 8, 9], 'slowDown'));
    world.settings = { ...world.settings, concurrency: 1 };
    await world.run();
    const told = log.filter(({ kind }) => kind === 'media').slice(0, 10);
    const waits = told.map(({ at }) => Math.round(at)).map((at, nth, all) => at - (all[nth - 1] ?? at));
    expect(waits.slice(1)).toEqual([20, 40, 80, 160, 320, 600, 600, 600, 600]);
    await expectAllSaved();
  });

  it('a list is not given up for it', async () => {
    await twoJobs();
    const first = Array.from({ length: 20 }, (_, at) => at + 1);
    logRequests(world, spoilNth('list', first, 'slowDown'));
    await world.run();
    await expectAllSaved();
  });

  it('several files under way say it once', async () => {
    await twoJobs();
    world.settings = { ...world.settings, concurrency: 3 };
    const log = logRequests(world, spoilNth('media', [1, 2, 3], 'slowDown'));
    await world.run();
    const media = log.filter(({ kind }) => kind === 'media');
    expect(media.slice(0, 3).map(({ at }) => at)).toEqual([0, 0, 0]);
    expect(media[3]?.at).toBe(20);
    await expectAllSaved();
  });

  it('one that was on its way before and comes late says nothing new, but its Retry-After holds', async () => {
    await twoJobs();
    logRequests(world, spoilNth('list', [1], 'slowDown'));
    await pump(world.ports);
    const { db } = world.ports;
    const first = await readPace(db);
    await noteAnswer(world.ports, 'late', problemOf('slowDown'));
    expect(await readPace(db)).toEqual(first);
    await noteAnswer(world.ports, 'late', problemOf('slowDown', 45_000));
    expect(await readPace(db)).toMatchObject({
      slowDowns: 1,
      quiet: { until: world.platform.clock + 45_000 },
    });
  });

  it('a probe that died with its worker blocks nobody for ever', async () => {
    await twoJobs();
    const log = logRequests(world, spoilNth('list', [1], 'slowDown'));
    const { ask } = world.ports;
    await pump(world.ports);
    world.platform.clock += 21_000;
    // Its answer never comes: the browser ended the worker while it waited.
    world.ports.ask = (one) => {
      world.killer = () => 'worker';
      return ask(one);
    };
    await expect(pump(world.ports)).rejects.toThrow();
    world.killer = () => undefined;
    world.restart();
    expect((await readPace(world.ports.db)).probe).toBeDefined();
    await pump(world.ports);
    expect(log.length).toBe(2);
    await world.run();
    expect(log[2]?.at).toBe(141);
    await expectAllSaved();
  });

  it('a probe whose bytes went with the browser is begun again at once', async () => {
    await twoJobs();
    const log = logRequests(world, spoilNth('media', [1], 'slowDown'));
    world.settings = { ...world.settings, concurrency: 1 };
    while ((await readPace(world.ports.db)).slowDowns === 0) await world.runOnce();
    world.platform.clock += 21_000;
    await pump(world.ports);
    const known = log.length;
    world.platform.transfers.clear();
    world.restart();
    await pump(world.ports);
    expect(log.length).toBe(known + 1);
    await world.run();
    await expectAllSaved();
  });

  it('a probe that fails for another reason teaches nothing: another one goes, a little later', async () => {
    await twoJobs();
    const spoilFirst = spoilNth('list', [1], 'slowDown');
    const spoilProbe = spoilNth('list', [1], 'network');
    const log = logRequests(world, (request) => spoilFirst(request) ?? spoilProbe(request));
    await world.run();
    expect(log.slice(0, 3).map(({ at }) => at)).toEqual([0, 20, 23]);
    await expectAllSaved();
  });

  it('whenever the worker dies, it is quiet as long, and all arrives', { timeout: 120_000 }, async () => {
    const runKilledAt = async (at: number) => {
      world = createWorld(
        somePosts(3, (post) => ({ ...post, kind: 'video' })),
        3,
      );
      await world.start({ assets: ['video'], expected: 3 });
      const spoil = spoilNth('media', [2], 'slowDown');
      let told = Number.POSITIVE_INFINITY;
      const log = logRequests(world, (request) => {
        const problem = spoil(request);
        if (problem) told = request.at;
        return problem;
      });
      world.steps = 0;
      world.killer = (step) => (step === at ? 'worker' : undefined);
      const deaths = await world.run();
      const times = log.filter(({ kind }) => kind === 'media').map((request) => request.at);
      const early = times.filter((time) => time > told && time < told + 20);
      const result = { deaths, early, steps: world.steps };
      expect(await world.job(), `killed at step ${at}`).toMatchObject({
        state: 'done',
        counts: { saved: 3, failed: 0 },
      });
      await world.close();
      return result;
    };
    const { steps } = await runKilledAt(0);
    for (let at = 1; at <= steps; at += 1) {
      const { deaths, early } = await runKilledAt(at);
      expect([deaths, early], `killed at step ${at}`).toEqual([1, []]);
    }
  });
});

describe('a human check', () => {
  const check = 'humanCheck' as const;

  it.each<[Request['kind'], number]>([
    ['list', 1],
    ['list', 3],
    ['page', 1],
  ])('met by %s request %i stops every job, until one word of the person', async (kind, nth) => {
    await twoJobs();
    if (kind === 'page')
      await world.start({ source: 'post', target: { awemeIds: [idAt(0)] }, assets: ['cover'] });
    const log = logRequests(world, spoilNth(kind, [nth], check));
    await world.run();
    for (const id of [1, 2])
      expect(await world.job(id)).toMatchObject({ state: 'paused', problem: { code: check } });
    expect((await world.files()).filter(({ state }) => state === 'saving')).toEqual([]);

    const known = log.length;
    world.platform.clock += 3_600_000;
    await world.run();
    expect(log.length).toBe(known);

    await commandJob(world.ports, 2, 'resume');
    expect(turnOf(await readPace(world.ports.db), world.platform.clock).kind).toBe('probe');
    expect([await world.job(1), await world.job(2)].map(({ state }) => state)).toEqual([
      'running',
      'running',
    ]);
    await world.run();
    expect(log[known + 1]?.unanswered).toBe(0);
    await expectAllSaved();
  });

  it('leaves a job alone that the person has paused', async () => {
    await twoJobs();
    await commandJob(world.ports, 2, 'pause');
    logRequests(world, spoilNth('list', [1], check));
    await world.run();
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job(1)).toMatchObject({ state: 'done' });
    expect(await world.job(2)).toMatchObject({ state: 'paused', counts: { saved: 0 } });
  });

  it('that is not solved stops them all again, after one request', async () => {
    await twoJobs();
    const log = logRequests(world, spoilNth('list', [1, 2], check));
    await world.run();
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(log.length).toBe(2);
    expect(await world.job(2)).toMatchObject({ state: 'paused', problem: { code: check } });
  });

  it('a job that is started meanwhile begins with one request; the others still wait', async () => {
    await twoJobs();
    const log = logRequests(world, spoilNth('list', [1], check));
    await world.run();
    await world.start({ assets: ['video'], target: { secUid: 'MS4wMira' }, label: 'anew' });
    await world.run();
    expect(log[2]?.unanswered).toBe(0);
    expect(await world.job(3)).toMatchObject({ state: 'done', counts: { saved: 6 } });
    expect(await world.job(1)).toMatchObject({ state: 'paused', problem: { code: check } });
  });
});
