import { afterEach, expect, it } from 'vitest';
import { postStates } from '@/lib/archive/post-states';
import { commandJob } from '@/lib/jobs/command';
import { ClipkeepError, lastWords, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

const awemeId = idAt(1);
const start = () => world.start({ source: 'post', target: { awemeIds: [awemeId] }, assets: ['video'] });
/** What the button of a post shows, and whether the pages were told since the last look. */
async function look(of = awemeId) {
  const told = world.announced.splice(0).includes(of);
  return { told, ...(await postStates(world.ports.db, [of]))[of] };
}
const failed = (code: ProblemCode) => ({ state: 'failed', sentence: lastWords(problemOf(code)) });
const refuse = (code: ProblemCode) => {
  world.tiktok.twist = () => {
    throw new ClipkeepError(code);
  };
};

it('a post that is still to be asked for is being saved', async () => {
  world = createWorld(somePosts(3));
  await start();
  expect(await look()).toMatchObject({ state: 'saving' });
});

it.each<ProblemCode>(['humanCheck', 'signIn'])(
  'a press that waits for the person says so: %s',
  async (code) => {
    world = createWorld(somePosts(3));
    refuse(code);
    const id = await start();
    await world.run();
    expect(await world.job(id)).toMatchObject({ state: 'paused' });
    expect(await look()).toEqual({ told: true, ...failed(code) });

    world.tiktok.twist = () => undefined;
    await commandJob(world.ports, id, 'resume');
    expect(await look()).toEqual({ told: true, state: 'saving' });
    await world.run();
    expect(await look()).toEqual({ told: true, state: 'saved' });
  },
);

it('a press that was given up says why, and one that was called off says nothing', async () => {
  world = createWorld(somePosts(3));
  refuse('badReply');
  const id = await start();
  await world.run();
  expect(await world.job(id)).toMatchObject({ state: 'failed' });
  expect(await look()).toEqual({ told: true, ...failed('badReply') });

  refuse('humanCheck');
  await commandJob(world.ports, id, 'resume');
  await world.run();
  world.announced.length = 0;
  await commandJob(world.ports, id, 'cancel');
  expect(await look()).toEqual({ told: true, state: 'idle' });
});

it('what a paused list has planned can be pressed, and comes while the list waits', async () => {
  world = createWorld(somePosts(30));
  const list = await world.start({ assets: ['video'] });
  while ((await world.job(list)).counts.listed === 0) await world.runOnce();
  await commandJob(world.ports, list, 'pause');
  await world.run();
  const [row] = (await world.files()).filter(({ state }) => state === 'planned');
  const planned = row?.awemeId ?? '';
  expect(await look(planned)).toMatchObject({ state: 'idle' });

  await world.start({ source: 'post', target: { awemeIds: [planned] }, assets: ['video'] });
  await world.run();
  expect(await look(planned)).toMatchObject({ state: 'saved' });
  expect(await world.job(list)).toMatchObject({ state: 'paused' });
});
