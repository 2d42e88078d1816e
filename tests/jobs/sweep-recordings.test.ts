import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import { sweepRecordings } from '@/lib/jobs/sweep-recordings';
import { problemOf } from '@/lib/tiktok/errors';
import {
  createLiveWorld,
  type LiveWorld,
  recordingOf,
  recordings,
  roomId,
  untilRecording,
} from './live-world';
import { downloadFolder } from './platform';

let world: LiveWorld;
beforeEach(() => {
  world = createLiveWorld();
});
afterEach(() => world.close());

const whole = `${roomId}#1+${roomId}#2+${roomId}#3`;

function disk(): Record<string, string> {
  return Object.fromEntries([...world.platform.disk].sort());
}

describe('what recordings keep on disk, at the start of the background', () => {
  it('stays where its row is on its way, or failed and may be tried again', async () => {
    world.platform.spoilJoin = () => problemOf('profileFull');
    await world.start(recordingOf());
    await untilRecording(world, 2);
    await sweepRecordings(world.ports);
    await world.run();
    await sweepRecordings(world.ports);
    await world.run();
    expect(world.platform.recordings.size).toBe(1);
    expect(await recordings(world)).toMatchObject([{ state: 'failed' }]);
    expect(await world.ports.db.jobs.count()).toBe(1);
  });

  it('goes where all of it is saved, and could not be removed then', async () => {
    const id = await world.start(recordingOf());
    await untilRecording(world, 1);
    for (const recording of world.platform.recordings.keys()) world.platform.locked.add(recording);
    await world.run();
    expect(await world.job(id)).toMatchObject({ state: 'done', counts: { saved: 1 } });
    expect(world.platform.recordings.size).toBe(1);
    world.platform.locked.clear();
    await sweepRecordings(world.ports);
    expect(world.platform.recordings.size).toBe(0);
  });

  it('is saved by a job of its own where the archive was lost', async () => {
    await world.start(recordingOf());
    await untilRecording(world, 3);
    world.settings = { ...world.settings, template: 'TikTok/{uniqueId}/{awemeId}' };
    world.platform.crash();
    await Promise.all([
      world.ports.db.jobs.clear(),
      world.ports.db.files.clear(),
      world.ports.db.posts.clear(),
    ]);
    world.restart();
    await sweepRecordings(world.ports);
    await sweepRecordings(world.ports);
    await world.run();
    expect(disk()).toEqual({ [`${downloadFolder}/TikTok/live_${roomId}.mp4`]: whole });
    expect(await world.ports.db.jobs.toArray()).toMatchObject([
      { state: 'done', counts: { saved: 1, planned: 0 } },
    ]);
    expect(world.platform.recordings.size).toBe(0);
    expect(world.tiktok.asked.filter(({ path }) => path.includes('room'))).toHaveLength(1);
  });
});

describe('a recording that was cancelled', () => {
  it('keeps its row until it is gone from the disk, and never comes back', async () => {
    const id = await world.start(recordingOf());
    await untilRecording(world, 2);
    for (const recording of world.platform.recordings.keys()) world.platform.locked.add(recording);
    await commandJob(world.ports, id, 'cancel');
    await world.runOnce();
    await sweepRecordings(world.ports);
    expect(await recordings(world)).toHaveLength(1);
    expect(await world.ports.db.jobs.count()).toBe(1);
    world.platform.locked.clear();
    await world.run();
    expect(await recordings(world)).toEqual([]);
    expect(world.platform.recordings.size).toBe(0);
    expect(await world.job(id)).toMatchObject({ state: 'cancelled', counts: { planned: 0 } });
  });

  it('after it had failed leaves nothing', async () => {
    world.platform.spoilJoin = () => problemOf('profileFull');
    const id = await world.start(recordingOf());
    await world.run();
    expect(await world.job(id)).toMatchObject({ state: 'done', counts: { failed: 1 } });
    await commandJob(world.ports, id, 'cancel');
    await world.run();
    expect(await recordings(world)).toEqual([]);
    expect(world.platform.recordings.size).toBe(0);
    expect(await world.job(id)).toMatchObject({ state: 'cancelled', counts: { failed: 0, planned: 0 } });
  });
});
