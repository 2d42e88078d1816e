import { afterEach, beforeEach, expect, it } from 'vitest';
import { downloadPatience } from '@/lib/jobs/follow-download';
import { somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
beforeEach(async () => {
  world = createWorld(somePosts(1));
  await world.start({ assets: ['video'], expected: 1 });
});
afterEach(() => world.close());

/** The browser copies its first download once that has a name; `how` it goes after so many ms, undefined to its end. */
function copying(how: (ms: number) => 'slow' | 'hang' | undefined): void {
  const start = world.platform.clock;
  world.platform.spoilDownload = () => {
    const { downloads, clock } = world.platform;
    return downloads.size === 1 && downloads.get(1)?.filename ? how(clock - start) : undefined;
  };
}

const statesOf = () => [...world.platform.downloads.values()].map(({ state }) => state);

it('a copy onto a slow disk is waited for as long as it gets further', async () => {
  copying((ms) => (ms < 4 * downloadPatience ? 'slow' : undefined));
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 1, failed: 0 } });
  expect(statesOf()).toEqual(['complete']);
  expect((await world.files())[0]).toMatchObject({ state: 'saved', tries: 0 });
});

it('one that stands still is given up, and tried again', async () => {
  copying(() => 'hang');
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 1 } });
  expect(statesOf()).toEqual(['interrupted', 'complete']);
});

it('one that stands still after it had got further is given up too', async () => {
  const start = world.platform.clock;
  copying((ms) => (ms < downloadPatience ? 'slow' : 'hang'));
  await world.run();
  expect((await world.job()).state).toBe('done');
  expect(statesOf()).toEqual(['interrupted', 'complete']);
  expect(world.platform.clock - start).toBeLessThan(3 * downloadPatience);
});
