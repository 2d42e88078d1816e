import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { commandJob } from '@/lib/jobs/command';
import { pump } from '@/lib/jobs/pump';
import { problemOf } from '@/lib/tiktok/errors';
import { postById } from '@/lib/tiktok/lookups';
import { type ReadItem, readItem } from '@/lib/tiktok/read-item';
import { idAt, somePosts, type WirePost, wireItem } from './wire';
import { createWorld, type World } from './world';

let world: World;
beforeEach(() => {
  world = createWorld(somePosts(5));
});
afterEach(() => world.close());

function seen(post: WirePost): ReadItem {
  return readItem(wireItem(post, post.createTime + 172_800));
}

function onePost(at: number): {
  source: string;
  target: { awemeIds: string[] };
  seen: ReadItem[];
  label: string;
} {
  const [post] = somePosts(at + 1).slice(at);
  if (!post) throw new Error('no such post');
  return { source: 'post', target: { awemeIds: [post.awemeId] }, seen: [seen(post)], label: 'one post' };
}

/** A post without media. */
const onlyWords = { createTime: 1, kind: 'photo', photos: 0 } as const;

const countsOf = async (id: number): Promise<Partial<JobRow['counts']>> => (await world.job(id)).counts;
const states = (files: FileRow[]) => Object.fromEntries(files.map((row) => [row.id, row.state]));

describe('one click on one post', () => {
  it('asks nothing of TikTok when the post was seen already', async () => {
    await world.start(onePost(0));
    await world.run();
    expect(world.tiktok.asked).toEqual([]);
    expect(await world.job()).toMatchObject({
      state: 'done',
      hasMore: false,
      counts: { listed: 1, saved: 2 },
    });
  });

  it('asks for the post otherwise, once', async () => {
    const { source, target } = onePost(0);
    await world.start({ source, target });
    await world.run();
    expect(world.tiktok.asked).toEqual([postById(idAt(0)).ask]);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 1, saved: 2 } });
  });

  it('comes in between the files of a big job', async () => {
    world.tiktok.posts = somePosts(40);
    await world.start({ assets: ['video'] });
    for (let round = 0; round < 6; round += 1) await world.runOnce();
    await world.start({ ...onePost(39), assets: ['description'] });
    for (let round = 0; round < 8; round += 1) await world.runOnce();
    expect(await world.job(2)).toMatchObject({ state: 'done' });
    expect((await world.job(1)).state).toBe('running');
  });

  it.each([
    [
      'nothing to save',
      { ...onePost(0), seen: [seen({ ...onlyWords, awemeId: idAt(0) })], assets: ['photos'] },
      'skipped',
      'nothingToSave',
    ],
    ['nothing that was chosen', { ...onePost(0), assets: ['photos'] }, 'skipped', 'notChosen'],
    [
      'an age gate',
      { ...onePost(0), seen: [seen({ awemeId: idAt(0), createTime: 1, ageGated: true })] },
      'failed',
      'ageGate',
    ],
    [
      'an unreadable one',
      { ...onePost(0), seen: [{ ok: false as const, awemeId: idAt(0), problem: problemOf('unreadable') }] },
      'failed',
      'unreadable',
    ],
  ])('%s becomes one row that says so', async (_, request, state, code) => {
    await world.start(request);
    await world.run();
    const [row, ...others] = await world.files();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: `${idAt(0)}/post/1`, state, problem: { code }, path: '' });
    expect(row?.pathKey).toBeUndefined();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 1, [state]: 1, planned: 0 } });
  });

  it('of which nothing was chosen is saved once something is', async () => {
    await world.start({ ...onePost(0), assets: ['photos'] });
    await world.run();
    await world.start({ ...onePost(0), assets: ['photos', 'video'] });
    await world.run();
    expect(states(await world.files())).toEqual({ [`${idAt(0)}/video/1`]: 'saved' });
    expect(await countsOf(2)).toMatchObject({ planned: 0, saved: 1, skipped: 0 });
  });

  it('that was unreadable is asked for again on retry, and its words make room for its files', async () => {
    await world.start({
      ...onePost(0),
      seen: [{ ok: false, awemeId: idAt(0), problem: problemOf('unreadable') }],
    });
    await world.run();
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(states(await world.files())).toEqual({
      [`${idAt(0)}/video/1`]: 'saved',
      [`${idAt(0)}/description/1`]: 'saved',
    });
    expect(await countsOf(1)).toMatchObject({ planned: 0, saved: 2, failed: 0 });
  });
});

describe('the file id dedupes', () => {
  it('a second run fetches nothing', async () => {
    await world.start();
    await world.run();
    const before = [world.platform.begun.length, world.platform.disk.size];
    await world.start();
    await world.run();
    expect([world.platform.begun.length, world.platform.disk.size]).toEqual(before);
    expect(await countsOf(2)).toEqual({ listed: 5, planned: 0, saved: 0, skipped: 11, failed: 0, bytes: 0 });
    expect(await countsOf(1)).toMatchObject({ saved: 11, skipped: 0 });
  });

  it('two jobs that want the same posts fetch each once, whoever planned it', async () => {
    await world.start();
    await world.start({ label: 'again' });
    await world.run();
    expect(world.platform.begun.length).toBe(11);
    const [first, second] = [await countsOf(1), await countsOf(2)];
    expect((first.saved ?? 0) + (second.saved ?? 0)).toBe(11);
    expect((first.skipped ?? 0) + (second.skipped ?? 0)).toBe(11);
  });

  it('what failed, or waits in a job that does not run, is taken over and planned anew', async () => {
    world.platform.spoilTransfer = (content) => (content.includes(idAt(0)) ? problemOf('gone') : undefined);
    await world.start();
    await world.run();
    expect(await countsOf(1)).toMatchObject({ failed: 1 });
    world.platform.spoilTransfer = () => undefined;
    await world.start(onePost(0));
    await world.run();
    expect(await countsOf(1)).toMatchObject({ failed: 0, skipped: 1, saved: 10 });
    expect(await countsOf(2)).toMatchObject({ saved: 1, skipped: 1 });
  });

  it('planned files of a paused job are taken over, and it does not miss them', async () => {
    await world.start(onePost(0));
    await commandJob(world.ports, 1, 'pause');
    await world.start(onePost(0));
    await world.run();
    expect(await countsOf(2)).toMatchObject({ saved: 2, planned: 0 });
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job(1)).toMatchObject({ state: 'done', counts: { planned: 0, saved: 0, skipped: 2 } });
  });
});

describe('a path belongs to one file', () => {
  it('the later of two gets its post id appended', async () => {
    const path = `mira_example/CAPTION 0_${idAt(0)}.mp4`;
    const key = path.toLowerCase();
    const earlier: FileRow = {
      id: 'x',
      jobId: 9,
      awemeId: '1',
      asset: 'video',
      num: 1,
      state: 'saved',
      path,
      pathKey: key,
      tries: 0,
    };
    await world.ports.db.files.add(earlier);
    await world.start({ ...onePost(0), assets: ['video'] });
    await world.run();
    const row = (await world.files()).find((one) => one.id === `${idAt(0)}/video/1`);
    expect(row).toMatchObject({ state: 'saved', path: `mira_example/caption 0_${idAt(0)}_${idAt(0)}.mp4` });
  });

  it('also when the bytes turn out to be of another kind', async () => {
    const path = `mira_example/caption 0_${idAt(0)}.mov`;
    const other: FileRow = {
      id: 'x',
      jobId: 9,
      awemeId: '1',
      asset: 'video',
      num: 1,
      state: 'saved',
      path,
      pathKey: path,
      tries: 0,
    };
    await world.ports.db.files.add(other);
    world.platform.spoilTransfer = () => ({ ext: 'mov' });
    await world.start({ ...onePost(0), assets: ['video'] });
    await world.run();
    const row = (await world.files()).find((one) => one.id === `${idAt(0)}/video/1`);
    expect(row).toMatchObject({ state: 'saved', path: `mira_example/caption 0_${idAt(0)}_${idAt(0)}.mov` });
  });
});

describe('pump', () => {
  it('reads only the database: a fresh worker for every event ends the same', async () => {
    await world.start();
    for (let round = 0; round < 80; round += 1) {
      world.restart();
      await world.runOnce();
      world.platform.clock += 1_000;
    }
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 11 } });
    expect(world.platform.begun.length).toBe(11);
  });

  it('called many times at once does everything once', async () => {
    await world.start();
    for (let round = 0; round < 60; round += 1) {
      await Promise.all([pump(world.ports), pump(world.ports), pump(world.ports)]);
      world.platform.tick();
      world.platform.clock += 1_000;
    }
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 11 } });
    expect(world.platform.begun.length).toBe(11);
  });

  it('goes round again for whoever came while it ran', async () => {
    await world.start({ ...onePost(0), assets: ['video'] });
    const { held } = world.ports.transfers;
    let late: Promise<void> | undefined;
    world.ports.transfers.held = async () => {
      const then = await held();
      if (then.some((one) => one.stage === 'fetching') && !late) {
        world.platform.tick();
        world.platform.tick();
        late = pump(world.ports);
        await late;
      }
      return then;
    };
    await pump(world.ports);
    await pump(world.ports);
    expect(world.platform.downloads.size).toBe(1);
  });

  it('a failing job never holds up another', async () => {
    world.tiktok.posts = [
      ...somePosts(5),
      { awemeId: '7000000000000000001', createTime: 1, secUid: 'MS4wSick' },
    ];
    world.platform.spoilTransfer = (content) =>
      content.includes('7000000000000000001') ? 'hang' : undefined;
    await world.start({ target: { secUid: 'MS4wSick' }, label: 'sick' });
    await world.start({ target: { secUid: 'MS4wNobody' }, label: 'empty' });
    await world.start();
    const start = world.platform.clock;
    world.tiktok.twist = (ask) => {
      if (ask.kind === 'api' && ask.query['secUid'] === 'MS4wNobody') return { hasMore: true };
      return undefined;
    };
    while ((await world.job(3)).state === 'running') {
      await world.runOnce();
      world.platform.clock += 1_000;
    }
    expect(await countsOf(3)).toMatchObject({ saved: 11 });
    expect(world.platform.clock - start).toBeLessThan(60_000);
    expect((await world.job(1)).state).toBe('running');
  });
});

describe('two jobs', () => {
  const others = somePosts(20, (post, at) => ({
    ...post,
    awemeId: `70000000000000000${at + 10}`,
    secUid: 'MS4wOther',
  }));

  it('share the slots', async () => {
    world.settings = { ...world.settings, concurrency: 2 };
    const all = { source: 'post', assets: ['description'], target: { awemeIds: [] } };
    await world.start({ ...all, seen: somePosts(20).map(seen) });
    await world.start({ ...all, seen: others.map(seen) });
    while (((await countsOf(1)).saved ?? 0) < 8) await world.runOnce();
    expect(Math.abs(8 - ((await countsOf(2)).saved ?? 0))).toBeLessThanOrEqual(1);
  });

  it('take turns at asking', async () => {
    world.tiktok.posts = [...somePosts(20), ...others];
    await world.start({ assets: ['description'] });
    await world.start({ assets: ['description'], target: { secUid: 'MS4wOther' } });
    await world.run();
    const asked = world.tiktok.asked.map((ask) => (ask.kind === 'api' ? ask.query['secUid'] : ''));
    expect(asked.slice(0, 4)).toEqual(['MS4wMira', 'MS4wOther', 'MS4wMira', 'MS4wOther']);
  });
});

describe('commandJob', () => {
  it('pause lets what is under way arrive and begins nothing new; resume goes on', async () => {
    await world.start();
    for (let round = 0; round < 2; round += 1) await world.runOnce();
    await commandJob(world.ports, 1, 'pause');
    const begun = world.platform.begun.length;
    await world.run();
    expect(world.platform.begun.length).toBe(begun);
    expect(await world.job()).toMatchObject({ state: 'paused', counts: { saved: begun } });
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 11 } });
  });

  it('cancel removes what was planned and what is being fetched', async () => {
    await world.start();
    for (let round = 0; round < 2; round += 1) await world.runOnce();
    await commandJob(world.ports, 1, 'cancel');
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'cancelled', counts: { planned: 0 } });
    expect((await world.files()).map((row) => row.state)).toEqual(Array(job.counts.saved).fill('saved'));
    expect(world.platform.transfers.size).toBe(0);
    expect(world.platform.disk.size).toBe(job.counts.saved);
  });

  it.each([
    ['pause', 'done'],
    ['resume', 'done'],
    ['cancel', 'done'],
  ] as const)('%s does nothing to a job that is %s', async (command, state) => {
    await world.start(onePost(0));
    await world.run();
    await commandJob(world.ports, 1, command);
    expect((await world.job()).state).toBe(state);
  });

  it('a cancelled job stays cancelled', async () => {
    await world.start();
    await commandJob(world.ports, 1, 'cancel');
    for (const command of ['resume', 'retryFailed', 'pause'] as const)
      await commandJob(world.ports, 1, command);
    expect((await world.job()).state).toBe('cancelled');
  });
});

describe('a renamed person', () => {
  it('keeps the folder of the first handle', async () => {
    await world.start(onePost(0));
    await world.run();
    const renamed = seen({ awemeId: idAt(1), createTime: 1, uniqueId: 'mira_new', desc: 'later' });
    await world.start({ ...onePost(1), seen: [renamed], assets: ['video'] });
    await world.run();
    const row = (await world.files()).find((one) => one.awemeId === idAt(1));
    expect(row?.path).toBe(`mira_example/later_${idAt(1)}.mp4`);
    const user = await world.ports.db.users.get('MS4wMira');
    expect(user).toMatchObject({ uniqueId: 'mira_new', formerly: ['mira_example'], folder: 'mira_example' });
  });
});
