import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import type { JobRow } from '@/lib/archive/rows';
import { commandJob } from '@/lib/jobs/command';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

const idsOf = (count: number) => Array.from({ length: count }, (_, at) => idAt(at));
const named = (awemeIds: string[]) => ({
  ...{ source: 'post', target: { awemeIds }, assets: ['description'], label: 'links' },
  expected: awemeIds.length,
});
const asked = () => world.tiktok.asked.map((ask) => ask.kind === 'page' && ask.path.split('/').at(-1));

it('a job of thousands of posts is written in a small row', async () => {
  world = createWorld(somePosts(4));
  await world.start(named(idsOf(10_000)));
  while (world.tiktok.asked.length < 3) {
    await world.runOnce();
    world.platform.clock += 3_000;
  }
  expect(JSON.stringify(await world.job()).length).toBeLessThan(4_000);
  expect(await world.job()).toMatchObject({ expected: 10_000, hasMore: true });
});

it('it asks for each of them in turn, to the last one, and leaves no list behind', async () => {
  world = createWorld(somePosts(103));
  await world.start(named(idsOf(103)));
  await world.run();
  expect(asked()).toEqual(idsOf(103));
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 103, saved: 103 } });
  expect(await world.ports.db.named.count()).toBe(0);
});

it('a list of one is one post of the person’s choice also where it is the rest of a long one', async () => {
  world = createWorld(somePosts(103));
  world.settings = { ...world.settings, dailyLimit: 2 };
  await world.start(named(idsOf(101)));
  for (let round = 0; round < 20; round += 1) {
    await world.runOnce();
    world.platform.clock += 3_000;
  }
  expect(world.tiktok.asked.length).toBe(2);
});

it('one that is cancelled leaves no list behind', async () => {
  world = createWorld(somePosts(3));
  await world.start(named(idsOf(300)));
  expect(await world.ports.db.named.count()).toBeGreaterThan(0);
  await commandJob(world.ports, 1, 'cancel');
  expect(await world.ports.db.named.count()).toBe(0);
});

it('a job of the second version, with its posts in its row, goes on to its end after the update', async () => {
  world = createWorld(somePosts(120));
  const { name } = world.ports.db;
  world.ports.db.close();
  const old = new Dexie(name);
  old.version(1).stores({
    jobs: '++id, state, source',
    files: 'id, awemeId, &pathKey, [jobId+state], state, savedAt',
    posts: 'awemeId, secUid, createTime',
    users: 'secUid, uniqueId',
    facts: 'name',
  });
  old.version(2).stores({ gathered: '[id+nth]' });
  const counts = { listed: 118, planned: 0, saved: 118, skipped: 0, failed: 0, bytes: 0 };
  const job: JobRow = {
    ...{ id: 1, state: 'running', filters: {}, cursor: '118', hasMore: true, lastIds: [], listTries: 0 },
    ...{ ...named(idsOf(120)), counts, createdAt: 1 },
  };
  await old.table('jobs').put(job);
  old.close();
  world.restart();
  await world.run();
  expect(asked()).toEqual([idAt(118), idAt(119)]);
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 120, saved: 120 } });
});
