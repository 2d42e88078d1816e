import { afterEach, expect, it } from 'vitest';
import { newestSaved } from '@/lib/archive/queries';
import { problemOf } from '@/lib/tiktok/errors';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

const assets = ['description'];
const onlyNew = { filters: { onlyNew: true }, assets };

/** A profile of 70 of which all but the newest are here, and the profile as it is now. */
async function savedBut(fresh: number): Promise<void> {
  const posts = somePosts(70);
  world = createWorld(posts.slice(fresh), 20);
  await world.start({ assets });
  await world.run();
  world.tiktok.posts = posts;
  world.tiktok.asked.length = 0;
}

it('takes what is new and stops at what is here', async () => {
  await savedBut(5);
  const before = world.platform.begun.length;
  await world.start({ ...onlyNew, expected: 70 });
  await world.run();
  expect(await world.job(2)).toMatchObject({
    state: 'done',
    cutByFilters: true,
    shown: 40,
    counts: { listed: 5 + 32, saved: 5, failed: 0 },
  });
  expect(world.tiktok.asked.length).toBe(2);
  expect(world.platform.begun.length - before).toBe(5);
});

it('reads on past a few known posts when a new one follows', async () => {
  await savedBut(5);
  const [first, ...rest] = world.tiktok.posts.splice(0, 5);
  if (!first) throw new Error('no post');
  world.tiktok.posts.splice(30, 0, first);
  world.tiktok.posts.push(...rest);
  await world.start(onlyNew);
  await world.run();
  expect((await world.files()).some((row) => row.awemeId === idAt(0) && row.state === 'saved')).toBe(true);
  expect((await world.job(2)).counts.listed).toBe(30 + 1 + 32);
});

it('a post of which nothing is chosen counts as here, until something of it is', async () => {
  world = createWorld(
    somePosts(70, (post) => ({ ...post, kind: 'video' })),
    20,
  );
  await world.start({ assets: ['photos'] });
  await world.run();
  await world.start({ ...onlyNew, assets: ['photos'] });
  await world.run();
  expect(await world.job(2)).toMatchObject({ state: 'done', cutByFilters: true, counts: { listed: 32 } });
  await world.start({ ...onlyNew, assets: ['photos', 'video'] });
  await world.run();
  expect(await world.job(3)).toMatchObject({ state: 'done', counts: { listed: 70, saved: 70 } });
});

it('a post counts as here with all of what is wanted now, not with half of it', async () => {
  const posts = somePosts(40);
  world = createWorld(posts, 20);
  await world.start({ assets });
  await world.run();
  await world.start({ ...onlyNew, assets: ['description', 'photos'] });
  await world.run();
  expect(await world.job(2)).toMatchObject({ state: 'done', counts: { listed: 40, failed: 0 } });
  expect(await world.job(2)).not.toHaveProperty('cutByFilters');
});

it('what is gone for good does not keep it reading', async () => {
  world = createWorld(somePosts(50), 20);
  world.platform.spoilTransfer = (content) => (content === 'caption 7' ? problemOf('gone') : undefined);
  await world.start({ assets });
  await world.run();
  await world.start(onlyNew);
  await world.run();
  expect(await world.job(2)).toMatchObject({ state: 'done', cutByFilters: true, counts: { listed: 32 } });
});

it('knows the newest saved post of each list of a person', async () => {
  await savedBut(5);
  const { db } = world.ports;
  expect((await newestSaved(db, 'MS4wMira', 'posts'))?.awemeId).toBe(idAt(5));
  expect(await newestSaved(db, 'MS4wMira', 'likes')).toBeUndefined();
  expect(await newestSaved(db, 'MS4wOther', 'posts')).toBeUndefined();
  await world.start(onlyNew);
  expect((await newestSaved(db, 'MS4wMira', 'posts'))?.awemeId).toBe(idAt(5));
  await world.run();
  expect((await newestSaved(db, 'MS4wMira', 'posts'))?.awemeId).toBe(idAt(0));
});
