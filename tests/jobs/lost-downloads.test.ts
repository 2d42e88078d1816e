import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import { maxTries } from '@/lib/jobs/retry';
import { downloadFolder, type Leftover } from './platform';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
beforeEach(async () => {
  world = createWorld(somePosts(1));
  await world.start({ assets: ['video'], expected: 1 });
});
afterEach(() => world.close());

const own = `${downloadFolder}/mira_example/caption 0_${idAt(0)}.mp4`;
const second = own.replace('.mp4', ' (1).mp4');

/** Until the browser has given the download its name, and said so. */
async function untilNamed(): Promise<void> {
  while (![...world.platform.downloads.values()].some(({ filename }) => filename)) await world.runOnce();
}

async function dieWith(leftover: Leftover): Promise<void> {
  world.platform.leftover = leftover;
  world.platform.crash();
  world.restart();
  await world.run();
}

async function outcome() {
  const [row] = await world.files();
  return { state: row?.state, savedAs: row?.savedAs, disk: [...world.platform.disk.keys()] };
}

describe('a browser that is killed while it writes a file', () => {
  it.each<Leftover>(['part', 'placed'])('leaves one file in the end: %s', async (leftover) => {
    await untilNamed();
    await dieWith(leftover);
    expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
  });

  it('and had told us a name that its record lacks leaves one file in the end', async () => {
    await untilNamed();
    // It is heard, and the download hangs a moment before its end.
    const { tick } = world.platform;
    world.platform.tick = () => false;
    await world.runOnce();
    world.platform.tick = tick;
    expect((await world.files())[0]).toMatchObject({ state: 'saving', given: own });
    await dieWith('unnamed');
    expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
  });

  it.each<Leftover>(['untold', 'forgotten'])(
    'before anybody wrote the name down leaves one file in the end, known by the id in its name: %s',
    async (leftover) => {
      await untilNamed();
      await dieWith(leftover);
      expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
      expect(world.platform.begun).toHaveLength(2);
    },
  );

  it.each<Leftover>(['untold', 'forgotten', 'lost'])(
    'writes over nothing where the name has no id, it may be the person’s own: %s',
    async (leftover) => {
      world.settings = { ...world.settings, template: 'f2:{create}_{desc}' };
      await world.runOnce();
      const { path = '' } = (await world.files())[0] ?? {};
      expect(path).not.toContain(idAt(0));
      const theirs = `${downloadFolder}/${path}`;
      world.platform.disk.set(theirs, "the person's own");
      await untilNamed();
      await dieWith(leftover);
      expect(world.platform.disk.get(theirs)).toBe("the person's own");
      const { state, savedAs } = await outcome();
      expect(state).toBe('saved');
      expect(savedAs).toMatch(/_video \(\d\)\.mp4$/);
    },
  );

  it('leaves one file in the end also where another job wants it by then', async () => {
    await untilNamed();
    await commandJob(world.ports, 1, 'pause');
    await dieWith('placed');
    expect((await world.files())[0]).toMatchObject({ state: 'planned', jobId: 1 });
    await world.start({ assets: ['video'], expected: 1 });
    await world.run();
    expect((await world.files())[0]?.jobId).toBe(2);
    expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
  });

  it('never writes over a file of the person: both stay', async () => {
    world.platform.disk.set(own, "the person's own");
    await untilNamed();
    await dieWith('part');
    expect(world.platform.disk.get(own)).toBe("the person's own");
    expect(await outcome()).toEqual({ state: 'saved', savedAs: second, disk: [own, second] });
  });

  it('but a worker that dies alone writes over nothing, whatever its name', async () => {
    for (let at = 1, died = 1; died > 0; at += 1) {
      await world.close();
      world = createWorld(somePosts(1));
      world.platform.disk.set(own, "the person's own");
      await world.start({ assets: ['video'], expected: 1 });
      world.steps = 0;
      world.killer = (step) => (step === at ? 'worker' : undefined);
      died = await world.run();
      expect(await outcome(), `died at step ${at}`).toEqual({
        state: 'saved',
        savedAs: second,
        disk: [own, second],
      });
      expect(world.platform.disk.get(own)).toBe("the person's own");
    }
  });

  it('and gives the number of its record to another download is not believed', async () => {
    await untilNamed();
    const { downloads } = world.platform;
    const [mine] = downloads.values();
    if (!mine) throw new Error('nothing was handed over');
    await world.runOnce();
    world.platform.transfers.clear();
    world.platform.disk.clear();
    downloads.clear();
    const foreign = { blobUrl: 'https://elsewhere.test/a.zip', filename: '/a.zip', fileSize: 7 };
    downloads.set(mine.id, { ...mine, ...foreign, state: 'complete', exists: true });
    await world.run();
    expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
  });
});

describe('a download that is removed from the browser’s list', () => {
  it('once it was told to be complete, but before we looked, is saved all the same, once', async () => {
    await untilNamed();
    await world.runOnce();
    expect(world.platform.told.map(({ complete }) => complete)).toEqual([true]);
    world.platform.downloads.clear();
    await world.run();
    expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
    expect(world.platform.begun).toHaveLength(1);
    expect((await world.job()).counts).toMatchObject({ saved: 1, bytes: 1000 });
  });

  it('unseen how it ended is fetched again, over what it may have left', async () => {
    await untilNamed();
    await world.runOnce();
    world.platform.told = [];
    world.platform.downloads.clear();
    await world.run();
    expect(await outcome()).toEqual({ state: 'saved', savedAs: own, disk: [own] });
    expect(world.platform.begun).toHaveLength(2);
  });

  it('every time is given up after some tries', async () => {
    const { tick } = world.platform;
    world.platform.tick = () => {
      const happened = tick();
      for (const { id, filename } of world.platform.downloads.values())
        if (filename) world.platform.eraseDownload(id);
      return happened;
    };
    await world.run();
    expect((await world.files())[0]).toMatchObject({ state: 'failed' });
    expect(world.platform.begun).toHaveLength(maxTries);
  });
});
