import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import { pump } from '@/lib/jobs/pump';
import { ClipkeepError, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { postById } from '@/lib/tiktok/lookups';
import { downloadFolder } from './platform';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

/** One video post and one file of it, unless a test says otherwise. */
let world: World;
beforeEach(() => {
  world = createWorld(somePosts(1));
});
afterEach(() => world.close());

const videoId = `${idAt(0)}/video/1`;

async function runVideo(assets = ['video']) {
  await world.start({ assets, expected: world.tiktok.posts.length });
  await world.run();
  const job = await world.job();
  const row = (await world.files()).find((one) => one.id === videoId);
  return { job, row, tries: world.platform.begun.length };
}

/** Transfers meet these one after the other, then succeed. */
function spoilFirst(...codes: ProblemCode[]): void {
  const left = [...codes];
  const seen = new Set<string>();
  world.platform.spoilTransfer = (content) => {
    // Asked twice per transfer: at its first bytes and at its end.
    if (!seen.delete(content)) return void seen.add(content);
    const code = left.shift();
    return code && problemOf(code);
  };
}

describe('a file', () => {
  it('is saved under the name and size that the browser reports', async () => {
    const { row, job } = await runVideo();
    expect(row).toEqual({
      ...{ id: videoId, jobId: 1, awemeId: idAt(0), asset: 'video', num: 1, state: 'saved', tries: 0 },
      path: `mira_example/caption 0_${idAt(0)}.mp4`,
      pathKey: `mira_example/caption 0_${idAt(0)}.mp4`,
      savedAs: `${downloadFolder}/mira_example/caption 0_${idAt(0)}.mp4`,
      ...{ size: 1000, savedAt: expect.any(Number), downloadId: 1 },
    });
    expect(job.counts).toMatchObject({ saved: 1, bytes: 1000 });
    expect(world.platform.transfers.size).toBe(0);
    expect(world.announced).toContain(idAt(0));
  });

  it('gets the extension that its bytes prove', async () => {
    world.platform.spoilTransfer = () => ({ ext: 'mov' });
    const { row } = await runVideo();
    expect(row?.savedAs).toMatch(/\.mov$/);
    expect(row?.renamed).toBeUndefined();
  });

  it('of which TikTok has no version with sound says so', async () => {
    world.platform.spoilTransfer = () => ({ silent: true });
    expect((await runVideo()).row).toMatchObject({ state: 'saved', silent: true });
  });

  it('that another extension renames says so', async () => {
    world.platform.rename = () => 'download.mp4';
    const { row } = await runVideo();
    expect(row).toMatchObject({ state: 'saved', renamed: true, savedAs: `${downloadFolder}/download.mp4` });
  });

  it.each<ProblemCode>(['network', 'stalled', 'truncated', 'silent', 'notMedia', 'server', 'slowDown'])(
    'with the problem %s is tried again, later',
    async (code) => {
      spoilFirst(code, code);
      const start = world.platform.clock;
      const { row, tries } = await runVideo();
      expect([row?.state, row?.problem, tries]).toEqual(['saved', undefined, 3]);
      expect(world.platform.clock - start).toBeGreaterThan(6_000);
    },
  );

  it('that never works fails with its problem after five tries, and the job is done', async () => {
    world.platform.spoilTransfer = () => problemOf('truncated');
    const { row, job, tries } = await runVideo();
    expect(row).toMatchObject({ state: 'failed', problem: { code: 'truncated' }, tries: 5 });
    expect(job).toMatchObject({ state: 'done', counts: { failed: 1, saved: 0, planned: 0 } });
    expect(tries).toBe(5);
    world.platform.spoilTransfer = () => undefined;
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { failed: 0, saved: 1 } });
  });

  it('whose links are all dead has its post asked for once more before that is believed', async () => {
    world.platform.spoilTransfer = () => problemOf('gone');
    const { row, tries, job } = await runVideo();
    expect([row?.state, row?.problem?.code, tries]).toEqual(['failed', 'fileGone', 2]);
    expect(world.tiktok.asked.slice(1)).toMatchObject([{ kind: 'page', path: `/@i/video/${idAt(0)}` }]);
    expect(job).toMatchObject({ state: 'done', counts: { failed: 1, planned: 0 } });
  });

  it('whose links were all dead comes by those that its post gives then', async () => {
    spoilFirst('gone');
    const { row, tries } = await runVideo();
    expect([row?.state, row?.problem, tries]).toEqual(['saved', undefined, 2]);
    expect(row).not.toHaveProperty('missed');
  });

  it('whose links are all dead, with a post that is no more, is gone', async () => {
    world.platform.spoilTransfer = () => {
      world.tiktok.posts = [];
      return problemOf('gone');
    };
    const { row, tries } = await runVideo();
    expect([row?.state, row?.problem?.code, tries]).toEqual(['failed', 'gone', 1]);
  });

  it('that was gone has its post asked for anew when the person retries', async () => {
    world.platform.spoilTransfer = () => problemOf('gone');
    await runVideo();
    const asked = world.tiktok.asked.length;
    await commandJob(world.ports, 1, 'retryFailed');
    await world.run();
    expect(world.tiktok.asked.length).toBe(asked + 1);
    expect((await world.files())[0]).toMatchObject({ state: 'failed', problem: { code: 'fileGone' } });
  });

  it('whose link is refused as expired gets a new one from its post', async () => {
    spoilFirst('expired');
    const { row, tries } = await runVideo();
    expect([row?.state, tries]).toEqual(['saved', 2]);
    expect(world.tiktok.asked.slice(1)).toEqual([postById(idAt(0)).ask]);
  });

  it('whose link has run out while it waited gets a new one before anything is fetched', async () => {
    const { awemeId } = { awemeId: idAt(0) };
    await world.start({ assets: ['video'] });
    await commandJob(world.ports, 1, 'pause');
    await world.run();
    await commandJob(world.ports, 1, 'resume');
    world.platform.spoilTransfer = () => 'hang';
    world.settings = { ...world.settings, concurrency: 0 };
    await world.runOnce();
    world.platform.spoilTransfer = () => undefined;
    world.platform.clock += world.tiktok.linksLast;
    world.settings = { ...world.settings, concurrency: 3 };
    await world.run();
    expect((await world.files())[0]).toMatchObject({ state: 'saved', tries: 0 });
    expect(world.tiktok.asked.filter((ask) => ask.kind === 'page')).toEqual([postById(awemeId).ask]);
    expect(world.platform.begun.length).toBe(1);
  });

  it('that was gone is not asked for again by another run of the list, but by who asks for that post', async () => {
    world.platform.spoilTransfer = () => problemOf('gone');
    await runVideo();
    world.platform.spoilTransfer = () => undefined;
    const begun = world.platform.begun.length;
    const { row } = await runVideo();
    expect(row).toMatchObject({ state: 'failed', problem: { code: 'fileGone' }, jobId: 2 });
    expect((await world.job(2))?.counts).toMatchObject({ failed: 1, planned: 0 });
    expect(world.platform.begun.length).toBe(begun);
    await world.start({ source: 'post', target: { awemeIds: [idAt(0)] }, assets: ['video'], expected: 1 });
    await world.run();
    expect((await world.files())[0]).toMatchObject({ state: 'saved' });
  });

  it('whose post is gone when asked again fails with that', async () => {
    world.platform.spoilTransfer = () => {
      world.tiktok.posts = [];
      return problemOf('expired');
    };
    const { row, tries } = await runVideo();
    expect([row?.state, row?.problem?.code, tries]).toEqual(['failed', 'gone', 1]);
  });

  it('for ever without a byte is stalled', async () => {
    world.platform.spoilTransfer = () => 'hang';
    const { row, tries } = await runVideo();
    expect([row?.state, row?.problem?.code, tries]).toEqual(['failed', 'stalled', 5]);
  });
});

describe('a download', () => {
  it.each<[string, ProblemCode]>([
    ['USER_CANCELED', 'asksWhere'],
    ['FILE_ACCESS_DENIED', 'diskRefused'],
    ['FILE_NAME_TOO_LONG', 'nameTooLong'],
    ['FILE_TOO_LARGE', 'tooLargeForDisk'],
    ['FILE_NO_SPACE', 'diskFull'],
  ])('interrupted with %s fails as %s, at once', async (word, code) => {
    world.platform.spoilDownload = () => word;
    const { row, tries, job } = await runVideo();
    expect([row?.state, row?.problem?.code, tries]).toEqual(['failed', code, 1]);
    expect(job).toMatchObject({ state: 'done', counts: { failed: 1 } });
  });

  it('refused for want of room stops the rest until the person says go on', async () => {
    world.tiktok.posts = somePosts(12);
    world.platform.spoilDownload = () => 'FILE_NO_SPACE';
    const { job } = await runVideo();
    expect(job).toMatchObject({ state: 'paused', problem: { code: 'diskFull' } });
    expect(job.counts.failed).toBeLessThan(4);
    world.platform.spoilDownload = () => undefined;
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { failed: 0, saved: 10, planned: 0 } });
  });

  it('refused by the folder again and again stops the rest until the person says go on', async () => {
    world.tiktok.posts = somePosts(60, (post) => ({ ...post, kind: 'video' }));
    world.platform.spoilDownload = () => 'FILE_ACCESS_DENIED';
    const { job } = await runVideo();
    expect(job).toMatchObject({ state: 'paused', problem: { code: 'diskRefused' } });
    expect(job.counts.failed).toBeLessThan(6);
    expect(world.platform.begun.length).toBeLessThan(9);

    // Pressed too soon, it waits again, after one file each way in.
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused', problem: { code: 'diskRefused' } });
    expect(world.platform.begun.length).toBeLessThan(15);

    world.platform.spoilDownload = () => undefined;
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { failed: 0, saved: 60 } });
  });

  it('refused by the folder now and then stops nothing', async () => {
    world.tiktok.posts = somePosts(30, (post) => ({ ...post, kind: 'video' }));
    world.settings = { ...world.settings, concurrency: 1 };
    world.platform.spoilDownload = (path) =>
      /caption \d*[05]_/.test(path) ? 'FILE_ACCESS_DENIED' : undefined;
    const { job } = await runVideo();
    expect(job).toMatchObject({ state: 'done', counts: { failed: 6, saved: 24 } });
  });

  it('that the person cancels after a while is cancelled, and the others go on', async () => {
    world.tiktok.posts = somePosts(3);
    world.platform.spoilDownload = (path) => (path.includes('caption 1') ? 'hang' : undefined);
    await world.start({ assets: ['video'] });
    for (let round = 0; round < 12; round += 1) await world.runOnce();
    world.platform.clock += 30_000;
    for (const [id, one] of world.platform.downloads)
      if (one.state === 'in_progress') {
        world.platform.downloads.set(id, { ...one, filename: '/half' });
        world.platform.cancelDownload(id);
      }
    await world.run();
    const failed = (await world.files()).filter((row) => row.state === 'failed');
    expect(failed.map((row) => row.problem?.code)).toEqual(['cancelled']);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 2, failed: 1 } });
  });

  it('that stays without a name shows the person a dialog: it is cancelled and says so', async () => {
    world.platform.spoilDownload = () => 'hang';
    const { row, tries } = await runVideo();
    expect([row?.state, row?.problem?.code, tries]).toEqual(['failed', 'asksWhere', 1]);
    expect(world.platform.downloads.get(1)?.state).toBe('interrupted');
  });

  it('that hangs half way is cancelled and fetched again', async () => {
    world.platform.spoilDownload = () => 'hang';
    await world.start({ assets: ['video'], expected: 1 });
    while (world.platform.downloads.size === 0) await world.runOnce();
    const [half] = world.platform.downloads.values();
    if (half) world.platform.downloads.set(half.id, { ...half, filename: '/half' });
    world.platform.spoilDownload = () => undefined;
    world.platform.tick = stuckFor(world, half?.id);
    await world.run();
    expect((await world.files())[0]).toMatchObject({ state: 'saved', tries: 1 });
  });

  it('whose start never answers but has begun is found again', async () => {
    const { start } = world.ports.downloads;
    world.ports.downloads.start = async (blobUrl, path, over) => {
      await start(blobUrl, path, over);
      throw new ClipkeepError('stalled');
    };
    const { row, tries } = await runVideo();
    expect([row?.state, tries]).toEqual(['saved', 1]);
  });

  it('that the browser refuses fails with its problem', async () => {
    world.ports.downloads.start = async () => {
      throw new ClipkeepError('diskRefused');
    };
    const { row } = await runVideo();
    expect([row?.state, row?.problem?.code]).toEqual(['failed', 'diskRefused']);
    expect(world.platform.transfers.size).toBe(0);
  });

  it('of a browser that crashed starts from zero, at no cost', async () => {
    await world.start({ assets: ['video'] });
    while (world.platform.downloads.size === 0) {
      world.platform.tick();
      await pump(world.ports);
    }
    world.platform.crash();
    world.restart();
    await world.run();
    expect((await world.files())[0]).toMatchObject({ state: 'saved', tries: 0 });
    expect(world.platform.begun.length).toBe(2);
    expect(world.platform.disk.size).toBe(1);
  });

  it.each(['USER_CANCELED', 'USER_SHUTDOWN'])(
    'that went with a closing browser (%s) is begun anew',
    async (word) => {
      world.platform.spoilDownload = () => 'hang';
      await world.start({ assets: ['video'], expected: 1 });
      while (world.platform.downloads.size === 0) await world.runOnce();
      world.platform.spoilDownload = () => undefined;
      world.platform.transfers.clear();
      for (const [id, one] of world.platform.downloads)
        world.platform.downloads.set(id, { ...one, state: 'interrupted', error: word });
      await world.run();
      expect(await world.files()).toMatchObject([{ state: 'saved', tries: 0 }]);
      expect(await world.ports.db.jobs.toArray()).toMatchObject([{ state: 'done' }]);
    },
  );

  it('that fails though its bytes are here is not tried for ever', async () => {
    world.platform.spoilDownload = () => 'CRASH';
    const { row, tries } = await runVideo();
    expect([row?.state, tries]).toEqual(['failed', 5]);
  });
});

/** The platform goes on, but for one download. */
function stuckFor({ platform }: World, id: number | undefined): () => boolean {
  const { tick } = platform;
  return () => {
    const stuck = id === undefined ? undefined : platform.downloads.get(id);
    if (stuck?.state !== 'in_progress') return tick();
    platform.downloads.delete(stuck.id);
    const happened = tick();
    platform.downloads.set(stuck.id, stuck);
    return happened;
  };
}

describe('a transfer', () => {
  it('that no file waits for is released', async () => {
    world.platform.begin('left-behind', { kind: 'text', ext: 'txt', text: '' });
    await world.start({ assets: ['video'] });
    await world.run();
    expect([...world.platform.transfers.keys()]).toEqual([]);
  });
});
