import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import { problemOf } from '@/lib/tiktok/errors';
import {
  createLiveWorld,
  type LiveWorld,
  mira,
  recordingOf,
  recordings,
  roomId,
  untilRecording,
} from './live-world';
import { downloadFolder } from './platform';
import { somePosts } from './wire';

// Hours go by in small steps: beside a busy suite that takes its time.
vi.setConfig({ testTimeout: 60_000 });

let world: LiveWorld;
beforeEach(() => {
  world = createLiveWorld();
});
afterEach(() => world.close());

const whole = `${roomId}#1+${roomId}#2+${roomId}#3`;
const name = `${downloadFolder}/mira_example/Trains, live 🚂_${roomId}`;

/** The files in the download folder, by name. */
function disk(): Record<string, string> {
  return Object.fromEntries([...world.platform.disk].sort());
}

describe('a recording', () => {
  it('goes on to the end of the broadcast, and leaves one file and nothing else', async () => {
    const id = await world.start(recordingOf());
    await world.run();
    expect(disk()).toEqual({ [`${name}.mp4`]: whole });
    expect(await world.job(id)).toMatchObject({ state: 'done', counts: { saved: 1, planned: 0, failed: 0 } });
    expect(world.platform.recordings.size).toBe(0);
    expect(world.platform.transfers.size).toBe(0);
    const [row] = await recordings(world);
    // What it came to stands beside it for good.
    expect(row?.live).toMatchObject({ seconds: 10, lostSeconds: 0, ended: 'over' });
    expect(row).not.toHaveProperty('stopped');
  });

  it('tells how it is doing', async () => {
    await world.start(recordingOf());
    await untilRecording(world, 2);
    await world.runOnce();
    const [row] = await recordings(world);
    expect(row).toMatchObject({ state: 'saving', received: 1000, live: { phase: 'recording' } });
  });

  it('brings the other files of the room that were chosen', async () => {
    await world.start(recordingOf(mira, { assets: ['info', 'cover', 'description', 'video'] }));
    await world.run();
    expect(
      Object.keys(disk())
        .map((one) => one.slice(name.length))
        .sort(),
    ).toEqual([...['.info.json', '.mp4', '.txt', '_cover.jpg']]);
  });

  it('is stopped by the person, and what was received is kept', async () => {
    world.platform.broadcasts.set(roomId, Number.POSITIVE_INFINITY);
    const id = await world.start(recordingOf());
    await untilRecording(world, 2);
    await commandJob(world.ports, id, 'stop');
    await world.run();
    expect(disk()).toEqual({ [`${name}.mp4`]: `${roomId}#1+${roomId}#2` });
    expect(await world.job(id)).toMatchObject({ state: 'done' });
    expect(await recordings(world)).toMatchObject([{ live: { ended: 'stopped' } }]);
  });

  it.each([
    ['minutes', { minutes: 0.5 }, 3],
    ['megabytes', { megabytes: 0.001 }, 2],
  ])('ends by itself at its %s', async (_, limit, parts) => {
    world.platform.broadcasts.set(roomId, Number.POSITIVE_INFINITY);
    await world.start(recordingOf(mira, { recording: limit }));
    await world.run();
    expect(Object.values(disk())[0]?.split('+')).toHaveLength(parts);
  });

  it.each([
    ['the settings', {}, '_or4.flv'],
    ['this one', { quality: 720 } as const, '_hd.flv'],
  ])('is of the quality that %s asks for', async (_, recording, stream) => {
    await world.start(recordingOf(mira, { recording }));
    await untilRecording(world);
    const [at] = [...world.platform.transfers.values()];
    expect(at?.request).toMatchObject({ streams: [{ url: expect.stringContaining(stream) }, {}, {}] });
    await world.run();
  });

  it('without a byte says so', async () => {
    world.platform.broadcasts.delete(roomId);
    const id = await world.start(recordingOf());
    await world.run();
    expect(await recordings(world)).toMatchObject([{ state: 'failed', problem: { code: 'liveEnded' } }]);
    expect(await world.job(id)).toMatchObject({ state: 'done', counts: { failed: 1 } });
  });

  it('of which nothing could be joined is kept as it came, and the job says so', async () => {
    world.platform.joins = { results: 1, raw: true };
    const id = await world.start(recordingOf());
    await world.run();
    expect(disk()).toEqual({ [`${name}.flv`]: `raw ${whole}` });
    expect(await world.job(id)).toMatchObject({ state: 'done', keptRaw: true });
  });

  it('that gave two files has two, and its folder goes with the last', async () => {
    world.platform.joins = { results: 2, raw: false };
    world.platform.spoilDownload = (path) => (path.endsWith('_2.mp4') ? 'FILE_NO_SPACE' : undefined);
    const id = await world.start(recordingOf());
    await world.run();
    expect(disk()).toEqual({ [`${name}.mp4`]: `${whole} (1 of 2)` });
    expect([...world.platform.recordings.keys()]).toHaveLength(1);
    expect(await world.job(id)).toMatchObject({ counts: { saved: 1, failed: 1 } });
    world.platform.spoilDownload = () => undefined;
    await commandJob(world.ports, id, 'retryFailed');
    await world.run();
    expect(disk()).toEqual({
      [`${name}.mp4`]: `${whole} (1 of 2)`,
      [`${name}_2.mp4`]: `${whole} (2 of 2)`,
    });
    expect(world.platform.recordings.size).toBe(0);
    expect((await recordings(world)).map(({ id: one, num }) => [one.split('-')[1] ?? '', num])).toEqual([
      ['', 1],
      ['2', 2],
    ]);
  });

  it('that is cancelled leaves nothing', async () => {
    const id = await world.start(recordingOf());
    await untilRecording(world, 2);
    await commandJob(world.ports, id, 'cancel');
    await world.run();
    expect(disk()).toEqual({});
    expect(await recordings(world)).toEqual([]);
    expect([world.platform.recordings.size, world.platform.transfers.size]).toEqual([0, 0]);
  });

  it('cancelled while it waits for another try leaves nothing either', async () => {
    const id = await world.start(recordingOf());
    await untilRecording(world, 2);
    const [row] = await recordings(world);
    world.platform.transfers.delete(row?.attempt ?? '');
    await world.ports.db.files.update(row?.id ?? '', {
      state: 'planned',
      retryAt: world.platform.clock + 60_000,
    });
    await commandJob(world.ports, id, 'cancel');
    await world.run();
    expect(world.platform.recordings.size).toBe(0);
  });

  it('for which the disk has no room keeps its parts, and Retry joins them', async () => {
    world.platform.spoilJoin = () => problemOf('profileFull');
    const id = await world.start(recordingOf());
    await world.run();
    expect(await recordings(world)).toMatchObject([{ state: 'failed', problem: { code: 'profileFull' } }]);
    expect([...world.platform.recordings.values()]).toMatchObject([{ parts: whole.split('+') }]);
    world.platform.spoilJoin = () => undefined;
    world.platform.broadcasts.clear();
    await commandJob(world.ports, id, 'retryFailed');
    await world.run();
    expect(disk()).toEqual({ [`${name}.mp4`]: whole });
    expect(world.platform.recordings.size).toBe(0);
  });

  it('begins while all slots are taken, and takes none', async () => {
    world.settings = { ...world.settings, concurrency: 2 };
    world.platform.spoilTransfer = (content) => (content.includes('/video/') ? 'hang' : undefined);
    world.tiktok.posts = somePosts(4);
    const posts = await world.start({ assets: ['video'] });
    for (let rounds = 0; rounds < 10; rounds += 1) await world.runOnce();
    world.platform.clock += 5_000;
    world.platform.broadcasts.set(roomId, Number.POSITIVE_INFINITY);
    const id = await world.start(recordingOf());
    await untilRecording(world);
    const saving = (await world.files()).filter(({ state }) => state === 'saving').map(({ jobId }) => jobId);
    expect(saving.sort()).toEqual([posts, posts, id]);
    await commandJob(world.ports, posts, 'cancel');
    const more = await world.start({ assets: ['video'] });
    world.platform.transfers.clear();
    world.platform.clock += 5_000;
    for (let rounds = 0; rounds < 6; rounds += 1) {
      await world.runOnce();
      world.platform.clock += 5_000;
    }
    const after = (await world.files()).filter(({ state }) => state === 'saving').map(({ jobId }) => jobId);
    expect(after.filter((job) => job === more)).toHaveLength(2);
  });
});

describe('two recordings of one room', () => {
  async function recordTwice(): Promise<void> {
    await world.start(recordingOf());
    await world.run();
    world.platform.clock += 60_000;
    await world.start(recordingOf());
    await world.run();
  }

  it('are two files', async () => {
    await recordTwice();
    expect(disk()).toEqual({ [`${name}.mp4`]: whole, [`${name}_${roomId}.mp4`]: whole });
    expect(world.platform.recordings.size).toBe(0);
  });

  it('of which the first one waits for room on the disk are two files in the end', async () => {
    world.platform.spoilJoin = () => problemOf('profileFull');
    await world.start(recordingOf());
    await world.run();
    world.platform.spoilJoin = () => undefined;
    world.platform.clock += 60_000;
    await world.start(recordingOf());
    await world.run();
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(Object.values(disk())).toEqual([whole, whole]);
    expect(world.platform.recordings.size).toBe(0);
  });
});

describe('links that TikTok refuses', () => {
  it('are asked for again, and the recording begins with the new ones', async () => {
    let refusals = 0;
    world.platform.spoilTransfer = () => (++refusals === 1 ? problemOf('expired') : undefined);
    await world.start(recordingOf());
    await world.run();
    expect(world.tiktok.asked.map((ask) => ask.path)).toEqual([
      '/api-live/user/room/',
      '/api-live/user/room/',
    ]);
    expect(disk()).toEqual({ [`${name}.mp4`]: whole });
    expect(await world.ports.db.files.count()).toBe(1);
  });

  it('of a room that is over by then say that', async () => {
    world.platform.spoilTransfer = () => {
      world.rooms.set(mira, { roomId, status: 4 });
      return problemOf('expired');
    };
    await world.start(recordingOf());
    await world.run();
    expect(await recordings(world)).toMatchObject([{ state: 'failed', problem: { code: 'liveEnded' } }]);
  });

  it('where another room is on by then say that this one is over', async () => {
    world.platform.spoilTransfer = () => {
      world.rooms.set(mira, { roomId: '7300000007919000009', status: 2 });
      return problemOf('expired');
    };
    await world.start(recordingOf());
    await world.run();
    expect(await recordings(world)).toMatchObject([{ state: 'failed', problem: { code: 'liveEnded' } }]);
  });
});
