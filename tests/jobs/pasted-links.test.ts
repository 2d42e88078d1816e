import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startLinks } from '@/entrypoints/background/start-links';
import { describeJob } from '@/lib/archive/describe-job';
import { keepNamed } from '@/lib/archive/named-posts';
import { failedFiles } from '@/lib/archive/queries';
import { commandJob } from '@/lib/jobs/command';
import { placeInList } from '@/lib/jobs/place-in-list';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { until } from './until';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

// Twenty links, or a death at every step, take their time beside a busy suite.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
afterEach(() => world.close());

const short = (at: number) => `https://vm.tiktok.com/ZM${idAt(at)}/`;
const tag = 'https://www.tiktok.com/tag/rails';
const paste = (...lines: string[]) =>
  startLinks(world.ports, { text: lines.join('\n'), assets: ['description'] });
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** A hashtag without posts, and whatever a test says. */
function answerWith(more: (ask: Ask) => Reply | undefined = () => undefined): { ask: Ask; at: number }[] {
  const log: { ask: Ask; at: number }[] = [];
  world.tiktok.twist = (ask) => {
    log.push({ ask, at: world.platform.clock });
    const own = more(ask);
    if (own) return own;
    if (ask.path === '/api/challenge/item_list/') return { hasMore: false, cursor: '0' };
    if (ask.path !== '/api/challenge/detail/') return undefined;
    return { challengeInfo: { challenge: { id: '42', title: 'rails' }, stats: { videoCount: 0 } } };
  };
  return log;
}

it('twenty short links are written down at once and followed one after the other, with pauses', async () => {
  world = createWorld(somePosts(20));
  const log = answerWith();
  expect(await paste(...range(20).map(short))).toEqual({ started: 1, problems: [] });
  expect(log).toEqual([]);
  await world.run();
  expect(await world.job()).toMatchObject({
    ...{ label: '20 links', state: 'done' },
    counts: { listed: 20, saved: 20, failed: 0 },
  });
  // A video comes with the page that its link leads to; photos take another page.
  expect(log.map(({ ask }) => ask.kind).sort()).toEqual([
    ...Array(20).fill('link'),
    ...Array(4).fill('page'),
  ]);
  const gaps = log.slice(1).map(({ at }, n) => at - (log[n]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(world.settings.pace.min);
});

it('told to slow down at the third, the rest waits, and all of them come home', async () => {
  world = createWorld(somePosts(20));
  let told = 0;
  const log = answerWith((ask) => {
    if (ask.kind !== 'link' || told > 0 || !ask.path.includes(idAt(2))) return undefined;
    told = world.platform.clock;
    throw new ClipkeepError('slowDown');
  });
  await paste(...range(20).map(short));
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 20, failed: 0 } });
  expect(log.filter(({ at }) => at > told && at < told + 20_000)).toEqual([]);
});

it('a link to the post of the link before it is no list that repeats itself', async () => {
  world = createWorld(somePosts(3));
  answerWith();
  await paste(idAt(0), short(0), short(1));
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', listTries: 0, counts: { listed: 2, saved: 2 } });
  expect(world.tiktok.renewed).toBe(0);
  expect(describeJob(await world.job(), [], 0)).toEqual({ now: 'Done.', why: '' });
});

it('a short link alone is followed at once, for somebody who waits', async () => {
  world = createWorld(somePosts(1));
  answerWith();
  expect(await paste(short(0))).toEqual({ started: 1, problems: [] });
  expect(await world.job()).toMatchObject({ target: { awemeIds: [idAt(0)] }, label: idAt(0) });
  const nowhere = 'https://vm.tiktok.com/ZMnowhere/';
  expect(await paste(nowhere)).toMatchObject({
    started: 0,
    problems: [{ text: nowhere, problem: { code: 'badLink' } }],
  });
});

describe('links that are followed in their turn', () => {
  const nowhere = 'https://vm.tiktok.com/ZMnowhere/';

  it('that lead to nothing are rows that name them; Retry follows them again', async () => {
    world = createWorld(somePosts(2));
    answerWith();
    await paste(short(0), nowhere, short(1));
    await world.run();
    const failed = async () => (await world.files()).filter(({ state }) => state === 'failed');
    expect(await failed()).toMatchObject([{ awemeId: nowhere, problem: { code: 'badLink' } }]);
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(await failed()).toMatchObject([{ awemeId: nowhere, problem: { code: 'badLink' } }]);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 3, saved: 2, failed: 1 } });
    answerWith((ask) => (ask.path === nowhere ? { url: tag } : undefined));
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(await failed()).toEqual([]);
    expect(await world.job(1)).toMatchObject({ state: 'done', counts: { listed: 2, saved: 2, failed: 0 } });
    expect(await world.job(2)).toMatchObject({ source: 'hashtag', label: '#rails', state: 'done' });
  });

  it('that lead to nothing are counted right in two jobs, whichever of them asks again', async () => {
    world = createWorld(somePosts(60));
    answerWith();
    await paste(nowhere, ...range(5).map(short));
    await paste(nowhere, ...range(40).map((at) => short(at + 20)));
    await until(world, async () => (await world.job(1)).state === 'done');
    expect(await world.job(2)).toMatchObject({ state: 'running' });
    const failed = async (id: number) => [
      (await failedFiles(world.ports.db, id)).length,
      (await world.job(id)).counts.failed,
    ];
    for (const id of [1, 2, 1]) {
      await commandJob(world.ports, id, 'retryFailed');
      expect((await failed(1))[0]).toBe((await failed(1))[1]);
      expect((await failed(2))[0]).toBe((await failed(2))[1]);
      await world.run();
      expect(await failed(2)).toEqual([1, 1]);
    }
    for (const id of [1, 2]) expect(describeJob(await world.job(id), [], 0).why).not.toContain('listed');
  });

  it('that all lead to lists leave nothing to say but that', async () => {
    world = createWorld([]);
    answerWith((ask) => (ask.kind === 'link' ? { url: tag } : undefined));
    await paste(nowhere, 'https://vm.tiktok.com/ZMnowhere2/');
    await world.run();
    expect((await world.ports.db.jobs.toArray()).map(({ source }) => source)).toEqual([
      'post',
      'hashtag',
      'hashtag',
    ]);
    expect(describeJob(await world.job(1), [], 0).why).toBe('What these links lead to has jobs of its own.');
  });

  it('that lead to 25 lists in a row end nothing: what comes after them is followed as well', async () => {
    world = createWorld(somePosts(2));
    answerWith((ask) => (ask.path.includes('ZMlist') ? { url: tag } : undefined));
    await paste(...range(25).map((at) => `https://vm.tiktok.com/ZMlist${at}/`), short(1));
    await world.run();
    expect(await world.ports.db.jobs.where('source').equals('hashtag').count()).toBe(25);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 1, saved: 1, failed: 0 } });
  });

  it('that are too many for the job’s row stand where they would in it, also on the way to their post', async () => {
    world = createWorld([]);
    const { db } = world.ports;
    await keepNamed(db, 1, [idAt(0), short(4)]);
    const at = (cursor: string) => placeInList(db, { id: 1, target: { awemeIds: [] }, cursor, named: 2 });
    const page = (cursor: string) => ({ items: [], cursor, hasMore: true });
    expect(await at('0')).toMatchObject({ target: { awemeIds: [idAt(0)] }, cursor: '0' });
    const link = await at('1');
    expect(link).toMatchObject({ target: { awemeIds: [], links: [short(4)] }, cursor: '0' });
    expect(link.inList(page('0?7'))).toMatchObject({ cursor: '1?7', hasMore: true });
    const found = await at('1?7');
    expect(found).toMatchObject({ target: { links: [short(4)] }, cursor: '0?7' });
    expect(found.inList(page('1'))).toMatchObject({ cursor: '2', hasMore: false });
  });

  it('come to the same when the worker dies after any step', async () => {
    for (let at = 1, deaths = 1; deaths > 0; at += 1) {
      world = createWorld(somePosts(5));
      answerWith((ask) => (ask.path.includes('ZMlist') ? { url: tag } : undefined));
      await paste(short(4), 'https://vm.tiktok.com/ZMlist/');
      world.steps = 0;
      world.killer = (step) => (step === at ? 'worker' : undefined);
      deaths = await world.run();
      const jobs = await world.ports.db.jobs.toArray();
      expect(jobs, `died at step ${at}`).toMatchObject([
        { source: 'post', state: 'done', expected: 1, counts: { listed: 1, saved: 1, failed: 0 } },
        { source: 'hashtag', state: 'done' },
      ]);
      if (deaths > 0) await world.close();
    }
  });
});
