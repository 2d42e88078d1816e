import { describe, expect, it } from 'vitest';
import type { Leftover } from './platform';
import { somePosts } from './wire';
import { createWorld, type World } from './world';

/** Seven posts in three pages; four in two where it is only about downloads. */
const postsFor: Readonly<Record<Leftover, number>> = {
  part: 7,
  placed: 4,
  unnamed: 4,
  untold: 4,
  forgotten: 4,
  lost: 4,
};

async function createKilled(leftover: Leftover): Promise<World> {
  const world = createWorld(somePosts(postsFor[leftover]), 3);
  world.platform.leftover = leftover;
  world.settings = { ...world.settings, concurrency: 6 };
  await world.start();
  world.steps = 0;
  return world;
}

/** Everything that must come out the same, however often somebody died. */
async function outcome(world: World) {
  const { counts, state, cursor, hasMore } = await world.job();
  const files = (await world.files()).map(({ id, state: its, path, pathKey, savedAs, size, jobId }) => ({
    ...{ id, its, path, pathKey, savedAs, size, jobId },
  }));
  const disk = [...world.platform.disk].sort();
  return { counts, state, cursor, hasMore, files, disk, held: [...world.platform.transfers.keys()] };
}

async function undisturbed(leftover: Leftover) {
  const world = await createKilled(leftover);
  await world.run();
  const result = { steps: world.steps, expected: await outcome(world), begun: world.platform.begun.length };
  await world.close();
  return result;
}

/** The tests of one kind of death; `leftover`: what a killed browser leaves of its downloads. */
export function describeKilling(victim: 'worker' | 'browser', leftover: Leftover = 'part'): void {
  describe(`killing the ${victim}, downloads: ${leftover}`, () => {
    it('after every single step changes nothing in the end', { timeout: 300_000 }, async () => {
      const { steps, expected, begun } = await undisturbed(leftover);
      expect(expected.disk.length).toBe(expected.files.length);
      expect(expected.disk.length).toBeGreaterThan(7);
      for (let at = 1; at <= steps; at += 1) {
        const world = await createKilled(leftover);
        world.killer = (step) => (step === at ? victim : undefined);
        world.onDeath = () => expectOnePiece(world, at);
        // Chance may make a life a step or two shorter than the undisturbed one was.
        expect(await world.run(), `died at step ${at}`).toBe(at <= world.steps ? 1 : 0);
        expect(await outcome(world), `killed at step ${at}`).toEqual(expected);
        if (victim === 'worker') expect(world.platform.begun.length, `killed at step ${at}`).toBe(begun);
        await world.close();
      }
    });

    it.each([7, 11, 17, 29])(
      'again and again, every %i steps, changes nothing in the end',
      { timeout: 60_000 },
      async (every) => {
        const { expected } = await undisturbed(leftover);
        const world = await createKilled(leftover);
        world.killer = (step) => (step % every === 0 && step < 100 * every ? victim : undefined);
        expect(await world.run()).toBeGreaterThan(5);
        expect(await outcome(world)).toEqual(expected);
        await world.close();
      },
    );
  });
}

/** At any moment: the cursor and the rows of the pages before it are written together, and counters say what the rows say. */
async function expectOnePiece(world: World, at: number): Promise<void> {
  const [job, files] = [await world.job(), await world.files()];
  const listed = new Set(files.map((row) => row.awemeId)).size;
  expect(Number(job.cursor), `killed at step ${at}`).toBe(listed);
  const count = (...states: string[]) => files.filter((row) => states.includes(row.state)).length;
  const [planned, saved] = [count('planned', 'saving'), count('saved')];
  expect(job.counts, `killed at step ${at}`).toMatchObject({
    listed,
    planned,
    saved,
    failed: 0,
    bytes: saved * 1000,
  });
}
