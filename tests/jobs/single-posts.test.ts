import { afterEach, expect, it } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

const ids = [0, 1, 2].map(idAt);
const start = () =>
  world.start({ source: 'post', target: { awemeIds: ids }, assets: ['video'], expected: 3 });
const isOf = (awemeId: string, path: string) => path.endsWith(`/${awemeId}`);

it('a page whose status is a human check stops the job until the person has solved it', async () => {
  world = createWorld(somePosts(3));
  let solved = false;
  world.tiktok.twist = ({ path }) =>
    !solved && isOf(idAt(1), path) ? { 'webapp.video-detail': { statusCode: 10000 } } : undefined;
  await start();
  await world.run();
  expect(await world.job()).toMatchObject({
    ...{ state: 'paused', problem: { code: 'humanCheck' }, cursor: '1' },
    counts: { listed: 1, failed: 0 },
  });
  solved = true;
  await commandJob(world.ports, 1, 'resume');
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 3, saved: 3, failed: 0 } });
});

it('a post to which TikTok answers that it is gone is one row that says so, and the others come', async () => {
  world = createWorld(somePosts(3));
  world.tiktok.twist = ({ path }) => {
    if (isOf(idAt(1), path)) throw new ClipkeepError('gone');
    return undefined;
  };
  await start();
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 3, saved: 2, failed: 1 } });
});

it('a page that says nothing of its post is asked for again', async () => {
  world = createWorld(somePosts(3));
  let shells = 2;
  world.tiktok.twist = ({ path }) => {
    if (!isOf(idAt(1), path) || shells === 0) return undefined;
    shells -= 1;
    return { 'webapp.app-context': {} };
  };
  await start();
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 3, saved: 3, failed: 0 } });
});
