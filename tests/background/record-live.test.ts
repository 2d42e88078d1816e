import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordLive } from '@/entrypoints/background/record-live';
import { postStates } from '@/lib/archive/post-states';
import { watchRecordings } from '@/lib/archive/watch-recordings';
import { commandJob } from '@/lib/jobs/command';
import { ClipkeepError, problemOf } from '@/lib/tiktok/errors';
import {
  answerLive,
  createLiveWorld,
  type LiveWorld,
  mira,
  recordingOf,
  untilRecording,
} from '../jobs/live-world';

vi.mock('@/lib/settings', () => ({ assets: { getValue: async () => ['info'] } }));

const key = `@${mira}`;
let world: LiveWorld;
beforeEach(() => {
  world = createLiveWorld();
});
afterEach(() => world.close());

const press = () => recordLive(world.ports, { uniqueId: mira });
const state = async () => (await postStates(world.ports.db, [key]))[key];
const jobs = () => world.ports.db.jobs.toArray();

describe('the button on the page of a live', () => {
  it('records from the first press until it is saved, and once more after another', async () => {
    expect(await state()).toEqual({ state: 'idle' });
    expect(await press()).toEqual({ state: 'saving' });
    await untilRecording(world);
    expect(await state()).toEqual({ state: 'saving' });
    expect(await press()).toEqual({ state: 'saving' });
    await world.run();
    expect(await state()).toEqual({ state: 'saved' });
    expect(await press()).toEqual({ state: 'saving' });
    expect(await jobs()).toMatchObject([
      { source: 'live', target: { uniqueId: mira }, label: 'Live: @mira_example', assets: ['live', 'info'] },
      { source: 'live', state: 'running' },
    ]);
  });

  it('knows a person however their name is written', async () => {
    await recordLive(world.ports, { uniqueId: 'Mira_Example' });
    expect(await state()).toEqual({ state: 'saving' });
  });

  it('says why where nobody is live, and tries again', async () => {
    world.rooms.clear();
    await press();
    await world.run();
    expect(await state()).toEqual({ state: 'failed', sentence: problemOf('notLive').sentence });
    await press();
    expect((await jobs()).map((job) => job.state)).toEqual(['failed', 'running']);
  });

  it('says that it waits, where the popup made it wait', async () => {
    world.rooms.clear();
    await world.start(recordingOf());
    await world.runOnce();
    expect(await state()).toEqual({ state: 'saving', waits: true });
  });

  it('goes on where the person had to do something first', async () => {
    world.tiktok.twist = () => {
      throw new ClipkeepError('humanCheck');
    };
    await press();
    await world.runOnce();
    expect(await state()).toEqual({ state: 'failed', sentence: problemOf('humanCheck').sentence });
    world.tiktok.twist = (ask) => answerLive(world.rooms, ask);
    expect(await press()).toEqual({ state: 'saving' });
    await world.run();
    expect(await state()).toEqual({ state: 'saved' });
    expect(await jobs()).toHaveLength(1);
  });

  it('tries again what failed of a recording, before it begins another', async () => {
    await press();
    await untilRecording(world);
    world.platform.spoilJoin = () => problemOf('fileRefused');
    await world.run();
    expect(await state()).toEqual({ state: 'failed', sentence: problemOf('fileRefused').sentence });
    world.rooms.clear();
    world.platform.spoilJoin = () => undefined;
    await press();
    await world.run();
    expect(await state()).toEqual({ state: 'saved' });
    expect(await jobs()).toHaveLength(1);
  });

  it('says so where the disk takes nothing more', async () => {
    vi.spyOn(world.ports.db.jobs, 'add').mockRejectedValue(
      Object.assign(new Error(), { name: 'QuotaExceededError' }),
    );
    expect(await press()).toEqual({ state: 'failed', sentence: problemOf('profileFull').sentence });
  });

  it('goes on recording while the job is paused, and forgets one that was called off', async () => {
    await press();
    await untilRecording(world);
    await commandJob(world.ports, 1, 'pause');
    expect(await state()).toEqual({ state: 'saving' });
    await commandJob(world.ports, 1, 'cancel');
    expect(await state()).toEqual({ state: 'idle' });
  });
});

describe('news of recordings', () => {
  it('comes with each change that a button shows, and says whose', async () => {
    const told = vi.fn();
    watchRecordings(world.ports.db, told);
    await world.start({ ...recordingOf(), source: 'posts', target: { secUid: 'MS4wExample' } });
    await press();
    await expect.poll(() => told.mock.calls.flat(2)).toEqual([key]);
    told.mockClear();
    await commandJob(world.ports, 2, 'cancel');
    await expect.poll(() => told.mock.calls.flat(2)).toEqual([key]);
  });
});
