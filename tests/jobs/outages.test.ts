import { afterEach, describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { readPace } from '@/lib/archive/pace-clock';
import { askAtOnce } from '@/lib/jobs/ask-at-once';
import { endOutage } from '@/lib/jobs/pace';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { profileByPage } from '@/lib/tiktok/lookups';
import { logRequests, type Request } from './request-log';
import { until } from './until';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

/** The rests, in seconds, once it is known that the connection is gone. */
const rests = [20, 40, 80, 160, 320, 600, 600, 600, 600, 600, 600];

async function start(posts: number, pageSize = 35): Promise<void> {
  world = createWorld(
    somePosts(posts, (post) => ({ ...post, kind: 'video' })),
    pageSize,
  );
  await world.start({ assets: ['video'], expected: posts });
}

/** What is under way takes time, so that a list is ahead of its files. */
function slowly(): void {
  const { tick } = world.platform;
  world.platform.tick = () => {
    const happened = tick();
    world.platform.clock += happened ? 500 : 0;
    return happened;
  };
}

/** Nothing gets through from `from` to `until`, seconds since now; gives what was asked. */
function cutOff(from: number, until: number, code: ProblemCode = 'network'): Request[] {
  return logRequests(world, ({ at }) => (at >= from && at < until ? problemOf(code) : undefined));
}

const isQuiet = async () => (await readPace(world.ports.db)).quiet !== undefined;

describe('while the computer is offline', { timeout: 120_000 }, () => {
  it.each<[string, number, number, number, ProblemCode]>([
    ['from the first request on, for an hour', 40, 0, 3600, 'network'],
    ['in the middle, for an hour', 300, 10, 3610, 'network'],
    ['in the middle, without a word, for an hour', 80, 10, 3610, 'stalled'],
    ['for a night', 80, 10, 10 * 3600, 'network'],
  ])('%s: it rests, asks with one request, and loses nothing', async (...[, posts, from, back, code]) => {
    await start(posts);
    slowly();
    const log = cutOff(from, back, code);
    await world.run();
    expect(await world.job()).toMatchObject({
      state: 'done',
      hasMore: false,
      counts: { listed: posts, saved: posts, failed: 0, planned: 0 },
    });
    const vain = log.filter(({ at }) => at >= from && at < back);
    const told = vain.findIndex(({ at }, nth) => at - (vain[nth - 1]?.at ?? at) > 19);
    expect(told).toBeLessThanOrEqual(8);
    const probes = vain.slice(told);
    const gaps = probes.slice(1).map(({ at }, nth) => at - (probes[nth]?.at ?? 0));
    expect(gaps.slice(0, 8).map(Math.round)).toEqual(rests.slice(1, 1 + Math.min(8, gaps.length)));
    expect(Math.min(...gaps.slice(5))).toBeGreaterThanOrEqual(600);
    // Before it was known, and never again.
    const tries = (await world.files()).map((row) => row.tries);
    expect(Math.max(...tries)).toBeLessThanOrEqual(1);
  });

  it('after it, one request goes first', async () => {
    await start(40);
    const log = cutOff(0, 100);
    await world.run();
    const [probe, next] = log.filter(({ at }) => at >= 100);
    expect(probe?.unanswered).toBe(0);
    expect(next?.unanswered).toBe(0);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 40, failed: 0 } });
  });

  it('a job says what it waits for', async () => {
    await start(60);
    cutOff(0, 3600);
    await until(world, isQuiet);
    const [pace, now] = [await readPace(world.ports.db), world.platform.clock];
    const line = describeJob(await world.job(), [], now, { pace, dailyLimit: 0 });
    expect(line.why).toBe('The connection is broken. Clipkeep goes on by itself once it is back.');
  });

  it('one post alone waits as well, and arrives', async () => {
    await start(1);
    const log = cutOff(0.5, 7200);
    world.settings = { ...world.settings, concurrency: 0 };
    await until(world, async () => (await world.files()).length > 0);
    world.platform.clock += 1_000;
    world.settings = { ...world.settings, concurrency: 3 };
    await world.run();
    expect(await world.files()).toMatchObject([{ state: 'saved' }]);
    expect(log.length).toBeLessThan(25);
  });

  it('who starts something, waits for an answer, or is online again does not sit the rest out', async () => {
    await start(20);
    world.tiktok.twist = (ask) => (ask.kind === 'page' ? {} : undefined);
    const log = cutOff(0, 3600);
    await until(world, isQuiet);
    const lookup = profileByPage({ uniqueId: 'mira_example' });
    await expect(askAtOnce(world.ports, lookup)).rejects.toMatchObject({ problem: { code: 'network' } });
    expect(await readPace(world.ports.db)).toMatchObject({ slowDowns: 2, quiet: { why: 'network' } });

    const known = log.length;
    // The pause between two requests is over, the rest is not.
    world.platform.clock += 3_000;
    await world.start({ assets: ['cover'] });
    await world.runOnce();
    expect(log.length).toBe(known + 1);
    expect(await readPace(world.ports.db)).toMatchObject({ slowDowns: 3 });

    world.platform.clock += 3_000;
    await endOutage(world.ports.db);
    await world.runOnce();
    expect(log.length).toBe(known + 2);
  });
});

describe('a broken connection that is not ours', { timeout: 120_000 }, () => {
  it('one file that always breaks is given up, and the others go on', async () => {
    await start(20, 5);
    const log = logRequests(world, () => undefined);
    const spoil = world.platform.spoilTransfer;
    world.platform.spoilTransfer = (content) =>
      content.includes(idAt(3)) ? problemOf('network') : spoil(content);
    await world.run();
    const failed = (await world.files()).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ awemeId: idAt(3), tries: 5, problem: { code: 'network' } }]);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 19 } });
    const gaps = log.slice(1).map(({ at }, nth) => at - (log[nth]?.at ?? 0));
    expect(gaps.filter((gap) => gap >= 19 && gap < 21)).toEqual([]);
    expect((await readPace(world.ports.db)).slowDowns).toBe(0);
  });

  it('one file alone is given up where its post still answers, each time with a new link', async () => {
    await start(1);
    world.platform.spoilTransfer = () => problemOf('network');
    await world.run();
    expect(await world.files()).toMatchObject([{ state: 'failed', tries: 5, problem: { code: 'network' } }]);
    expect(world.tiktok.asked.filter(({ kind }) => kind === 'page').length).toBe(3);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { failed: 1 } });
  });

  it('a list alone is given up where TikTok still answers', async () => {
    await start(10);
    logRequests(world, ({ kind }) => (kind === 'list' ? problemOf('network') : undefined));
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'failed', problem: { code: 'network' } });
  });

  it('a host that is gone is given up, and what comes from another is saved', {
    timeout: 60_000,
  }, async () => {
    world = createWorld(somePosts(25), 5);
    await world.start({ assets: ['video', 'photos'], expected: 25 });
    world.platform.spoilTransfer = (content) =>
      content.includes('p16-sign') ? problemOf('network') : undefined;
    await world.run();
    const files = await world.files();
    expect(files.filter(({ asset }) => asset === 'video').every(({ state }) => state === 'saved')).toBe(true);
    expect(files.filter(({ asset }) => asset === 'photos').map(({ state }) => state)).toEqual(
      Array.from({ length: 10 }, () => 'failed'),
    );
    expect((await world.job()).state).toBe('done');
  });

  it('of all files, while TikTok answers, the job pauses with words', async () => {
    await start(80, 20);
    world.platform.spoilTransfer = () => problemOf('network');
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'paused', problem: { code: 'network' } });
    expect(job.counts.failed).toBeLessThanOrEqual(2);
  });
});
