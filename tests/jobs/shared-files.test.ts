import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failedFiles } from '@/lib/archive/queries';
import type { JobRow } from '@/lib/archive/rows';
import { commandJob } from '@/lib/jobs/command';
import { problemOf } from '@/lib/tiktok/errors';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

/** Two jobs over the same five posts, eleven files. */
let world: World;
beforeEach(() => {
  world = createWorld(somePosts(5), 20);
});
afterEach(() => world.close());

const countsOf = async (id: number): Promise<JobRow['counts']> => (await world.job(id)).counts;
const nothing = { listed: 5, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 };

/** Both lists are read: the first job has all the files, some of them under way. */
async function startBoth(): Promise<void> {
  await world.start();
  await world.start({ label: 'again' });
  while ((await world.job(2)).hasMore) {
    await world.runOnce();
    world.platform.clock += 3_000;
  }
}

async function expectAllSavedOnce(): Promise<void> {
  const files = await world.files();
  expect(files.map(({ state }) => state)).toEqual(Array(11).fill('saved'));
  expect(world.platform.disk.size).toBe(11);
}

describe('files that two jobs want', () => {
  it('are fetched once, and neither job is done before they are', async () => {
    world.platform.spoilTransfer = () => 'hang';
    await startBoth();
    expect([await countsOf(1), await countsOf(2)]).toEqual(Array(2).fill({ ...nothing, planned: 11 }));
    world.platform.spoilTransfer = () => undefined;
    await world.run();
    await expectAllSavedOnce();
    expect(await countsOf(1)).toEqual({ ...nothing, saved: 11, bytes: 11_000 });
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { ...nothing, skipped: 11 } });
  });

  it('go on in the other job when one is cancelled, also those under way', async () => {
    await startBoth();
    const attempts = [...world.platform.transfers.keys()];
    await commandJob(world.ports, 1, 'cancel');
    const { saved } = await countsOf(1);
    expect(saved).toBeLessThan(11);
    await world.run();
    await expectAllSavedOnce();
    expect(await world.job(1)).toMatchObject({
      state: 'cancelled',
      counts: { planned: 0, saved, failed: 0 },
    });
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { planned: 0, saved: 11 - saved } });
    expect(attempts.length).toBeGreaterThan(0);
    expect(world.platform.begun.length).toBe(11);
  });

  it('go on in the other job also where one is cancelled in the instant in which a file of it begins', async () => {
    await startBoth();
    const { random } = world.ports;
    let calls = 0;
    let cancelled: Promise<void> | undefined;
    world.ports.random = () => {
      calls += 1;
      // The first one is for the pass, the next one for the attempt that is about to be written.
      if (calls === 2) cancelled = commandJob(world.ports, 1, 'cancel');
      return random();
    };
    await world.runOnce();
    await cancelled;
    expect(cancelled).toBeDefined();
    await world.run();
    await expectAllSavedOnce();
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { planned: 0, failed: 0 } });
  });

  it('stay where they are when the job that only waits for them is cancelled', async () => {
    await startBoth();
    await commandJob(world.ports, 2, 'cancel');
    expect((await countsOf(2)).planned).toBe(0);
    await world.run();
    await expectAllSavedOnce();
    expect(await world.job(1)).toMatchObject({ state: 'done', counts: { saved: 11 } });
    expect((await countsOf(2)).planned).toBe(0);
  });

  it.each(['cancel', 'resume'] as const)(
    'go on in the other job while one is paused, then %s',
    async (end) => {
      await startBoth();
      await commandJob(world.ports, 1, 'pause');
      await world.run();
      await expectAllSavedOnce();
      expect(await world.job(2)).toMatchObject({ state: 'done', counts: { planned: 0 } });
      await commandJob(world.ports, 1, end);
      await world.run();
      const { planned, saved, skipped } = await countsOf(1);
      expect([planned, saved + skipped]).toEqual([0, 11]);
      expect(world.platform.begun.length).toBe(11);
    },
  );

  it('wait in the job that runs again first when both were paused', async () => {
    await startBoth();
    for (const id of [1, 2]) await commandJob(world.ports, id, 'pause');
    await world.run();
    await commandJob(world.ports, 2, 'resume');
    await world.run();
    await expectAllSavedOnce();
    expect((await world.job(2)).state).toBe('done');
  });

  it('and that fail are told by both, and retried by either', async () => {
    world.platform.spoilTransfer = (content) => (content.includes(idAt(0)) ? problemOf('silent') : undefined);
    await startBoth();
    await world.run();
    const told = { state: 'done', counts: { planned: 0, failed: 1 } };
    expect([await world.job(1), await world.job(2)]).toMatchObject([told, told]);
    const failed = await Promise.all([1, 2].map((id) => failedFiles(world.ports.db, id)));
    expect(failed.flat().map(({ id }) => id)).toEqual(Array(2).fill(`${idAt(0)}/video/1`));
    world.platform.spoilTransfer = () => undefined;
    await commandJob(world.ports, 2, 'retryFailed');
    await world.run();
    await expectAllSavedOnce();
    expect(await countsOf(1)).toMatchObject({ failed: 0, saved: 10, skipped: 1 });
    expect(await countsOf(2)).toMatchObject({ failed: 0, saved: 1, skipped: 10 });
  });

  it('count once in a list that shows a post twice', async () => {
    const [first] = somePosts(1);
    if (!first) throw new Error('no such post');
    world.tiktok.posts = [...somePosts(5), first];
    world.tiktok.pageSize = 2;
    await world.start();
    await world.start({ label: 'again' });
    await world.run();
    for (const id of [1, 2]) {
      const { listed, saved, skipped } = await countsOf(id);
      expect([listed, saved + skipped]).toEqual([5, 11]);
    }
  });
});

it('a post that one job could not read stays told there when another job can, until it is retried', async () => {
  const awemeId = idAt(0);
  const seen = [{ ok: false as const, awemeId, problem: problemOf('unreadable') }];
  await world.start({ source: 'post', target: { awemeIds: [awemeId] }, seen });
  await commandJob(world.ports, 1, 'pause');
  await world.start();
  await world.run();
  await commandJob(world.ports, 1, 'resume');
  await world.run();
  expect(await world.job(1)).toMatchObject({ state: 'done', counts: { failed: 1 } });
  await commandJob(world.ports, 1, 'retryFailed');
  await world.run();
  expect(await countsOf(1)).toMatchObject({ planned: 0, failed: 0, skipped: 2 });
  await expectAllSavedOnce();
});

it('a click on a post whose files wait behind a whole list, for tomorrow, brings them in now', async () => {
  world.tiktok.posts = somePosts(4);
  world.settings = { ...world.settings, concurrency: 1, dailyLimit: 3 };
  await world.start({ assets: ['video'] });
  while ((await countsOf(1)).saved < 2) await world.runOnce();
  const last = `${idAt(3)}/video/1`;
  expect((await world.files()).find(({ id }) => id === last)).toMatchObject({ state: 'planned', jobId: 1 });
  await world.start({ source: 'post', target: { awemeIds: [idAt(3)] }, assets: ['video'], label: 'one' });
  while ((await world.job(2)).state === 'running') {
    await world.runOnce();
    world.platform.clock += 3_000;
  }
  expect((await world.files()).find(({ id }) => id === last)).toMatchObject({ state: 'saved', jobId: 2 });
  expect(await world.job(1)).toMatchObject({ state: 'running', counts: { skipped: 1 } });
});

it('a job that finds what many others have saved keeps a small row', async () => {
  await world.close();
  world = createWorld(somePosts(30), 30);
  for (let at = 0; at < 25; at += 1)
    await world.start({
      source: 'post',
      target: { awemeIds: [idAt(at)] },
      assets: ['description'],
      expected: 1,
    });
  await world.run();
  const id = await world.start({ assets: ['description'] });
  await world.run();
  expect(await world.job(id)).toMatchObject({ state: 'done', counts: { saved: 5, skipped: 25 } });
  expect((await world.job(id)).sharesWith).toBeUndefined();
});
