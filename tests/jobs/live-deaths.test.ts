import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import { pump } from '@/lib/jobs/pump';
import { partSeconds } from './browser-recordings';
import {
  createLiveWorld,
  type LiveWorld,
  mira,
  recordingOf,
  recordings,
  roomId,
  untilRecording,
} from './live-world';
import { somePosts } from './wire';

// Hours go by in small steps: beside a busy suite that takes its time.
vi.setConfig({ testTimeout: 60_000 });

let world: LiveWorld;
beforeEach(() => {
  world = createLiveWorld();
});
afterEach(() => world.close());

const whole = `${roomId}#1+${roomId}#2+${roomId}#3`;

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds += 1) {
    if (await what()) return;
    await world.runOnce();
  }
  throw new Error('it never comes to that');
}

function die(): void {
  world.platform.crash();
  world.restart();
}

async function phase(): Promise<string | undefined> {
  return (await recordings(world))[0]?.live?.phase;
}

describe('a browser that is killed', () => {
  it.each<[string, () => Promise<void>]>([
    ['while it records', () => untilRecording(world, 2)],
    ['while it joins', () => until(async () => (await phase()) === 'joining')],
    ['while it hands over', () => until(() => world.platform.downloads.size > 0)],
  ])('%s goes on behind what is on disk: the same file in the end', async (_, moment) => {
    await world.start(recordingOf());
    await moment();
    die();
    await world.run();
    expect([...world.platform.disk.values()]).toEqual([whole]);
    expect(world.platform.recordings.size).toBe(0);
    expect(await recordings(world)).toMatchObject([{ state: 'saved' }]);
  });

  it('joins what is there where the broadcast is over by then', async () => {
    await world.start(recordingOf());
    await untilRecording(world, 2);
    die();
    world.platform.broadcasts.clear();
    world.rooms.set(mira, { roomId, status: 4 });
    await world.run();
    expect([...world.platform.disk.values()]).toEqual([`${roomId}#1+${roomId}#2`]);
  });

  it('each time that it joins gives in the end what came, as it came', async () => {
    const id = await world.start(recordingOf());
    for (let deaths = 0; deaths < 3; deaths += 1) {
      await until(async () => (await phase()) === 'joining');
      die();
      for (const kept of world.platform.recordings.values()) delete kept.joined;
      // Whoever comes next sees that nobody is at it.
      await pump(world.ports);
    }
    await world.run();
    expect([...world.platform.disk.values()]).toEqual([`raw ${whole}`]);
    expect(await world.job(id)).toMatchObject({ state: 'done', keptRaw: true });
  });

  it('receives nothing more of a recording that was stopped', async () => {
    world.platform.broadcasts.set(roomId, Number.POSITIVE_INFINITY);
    const id = await world.start(recordingOf());
    await untilRecording(world, 2);
    await commandJob(world.ports, id, 'stop');
    die();
    await world.run();
    expect([...world.platform.disk.values()]).toEqual([`${roomId}#1+${roomId}#2`]);
  });

  it('receives nothing more of one that had ended, and needs no links to join it', async () => {
    const id = await world.start(recordingOf());
    await until(async () => (await phase()) === 'joining');
    const [row] = await recordings(world);
    const live = { phase: 'joining', seconds: 60, lostSeconds: 0, bitrate: 0, diskLeft: 0 } as const;
    if (row) await world.ports.db.files.put({ ...row, live: { ...live, ended: 'lost' } });
    die();
    world.platform.broadcasts.set(roomId, Number.POSITIVE_INFINITY);
    world.platform.transfers.clear();
    await world.ports.db.posts.clear();
    await world.runOnce();
    const [request] = [...world.platform.transfers.values()].map((one) => one.request);
    expect(request).toMatchObject({ kind: 'record', stopped: true, before: { ended: 'lost' } });
    await world.run();
    expect([...world.platform.disk.values()]).toEqual([whole]);
    expect(await world.job(id)).toMatchObject({ state: 'done' });
  });

  it('counts the time that it was away as missed, all of it, and what was there before', async () => {
    world.platform.broadcasts.set(roomId, 50);
    await world.start(recordingOf());
    await untilRecording(world, 2);
    await world.runOnce();
    die();
    world.platform.clock += 3_600_000;
    await world.runOnce();
    const [request] = [...world.platform.transfers.values()].map((one) => one.request);
    expect(request).toMatchObject({ before: { lostSeconds: 3600 } });
    await world.runOnce();
    die();
    world.platform.clock += 60_000;
    await world.runOnce();
    const [again] = [...world.platform.transfers.values()].map((one) => one.request);
    expect(again).toMatchObject({ before: { lostSeconds: 3660 } });
  });

  it('twice before anything came counts each absence once', async () => {
    world.platform.broadcasts.set(roomId, 50);
    await world.start(recordingOf());
    await untilRecording(world, 2);
    await world.runOnce();
    for (let deaths = 0; deaths < 2; deaths += 1) {
      die();
      world.platform.clock += 100_000;
      await pump(world.ports);
    }
    const [request] = [...world.platform.transfers.values()].map((one) => one.request);
    expect(request).toMatchObject({ before: { lostSeconds: 200 } });
  });

  it('counts the seconds that were there on', async () => {
    await world.start(recordingOf());
    await untilRecording(world, 1);
    await world.runOnce();
    die();
    await world.runOnce();
    const [request] = [...world.platform.transfers.values()].map((one) => one.request);
    expect(request).toMatchObject({ before: { seconds: partSeconds } });
  });
});

/** A recording that gives two files, beside a profile's posts. */
async function createKilled(): Promise<LiveWorld> {
  const made = createLiveWorld();
  made.platform.joins = { results: 2, raw: false };
  made.tiktok.posts = somePosts(1);
  await made.start({ assets: ['video'] });
  await made.start(recordingOf(mira, { assets: ['info'] }));
  made.steps = 0;
  return made;
}

async function outcome(killed: LiveWorld) {
  const files = (await killed.files()).map(({ id, state, path, savedAs, size }) => ({
    ...{ id, state, path, savedAs, size },
  }));
  const jobs = [await killed.job(1), await killed.job(2)].map(({ state, counts }) => ({ state, counts }));
  const { disk, transfers } = killed.platform;
  return { files, jobs, disk: [...disk].sort(), held: transfers.size };
}

describe.each(['worker', 'browser'] as const)('killing the %s', (victim) => {
  it('after every single step of a recording changes nothing in the end', { timeout: 300_000 }, async () => {
    const calm = await createKilled();
    await calm.run();
    const [steps, expected] = [calm.steps, await outcome(calm)];
    expect(expected.disk.filter(([, content]) => content.startsWith(whole))).toHaveLength(2);
    await calm.close();
    for (let at = 1; at <= steps; at += 1) {
      const killed = await createKilled();
      killed.killer = (step) => (step === at ? victim : undefined);
      await killed.run();
      expect(await outcome(killed), `killed at step ${at}`).toEqual(expected);
      expect([...killed.platform.recordings.keys()], `killed at step ${at}`).toEqual([]);
      await killed.close();
    }
  });
});
