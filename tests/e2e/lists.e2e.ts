import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '@/lib/archive/rows';
import type { StartJob } from '@/lib/messages';
import { problemOf } from '@/lib/tiktok/errors';
import { filed, foldersOf } from '../replica/world/folders';
import { tagged } from '../replica/world/hashtags';
import { foundPosts } from '../replica/world/keywords';
import { playlistPosts, playlistsOf } from '../replica/world/playlists';
import type { Post } from '../replica/world/post';
import { shelved } from '../replica/world/shelves';
import { musicIdOf, sounding } from '../replica/world/sounds';
import { storiesOf } from '../replica/world/stories';
import { type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { mediaRequests } from '../stage/read-journal';
import { type Run, sendCommand, sendLinks, sendStart, untilJob } from '../stage/send';

const me = 'me_example';
const site = 'https://www.tiktok.com';
let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
  await set(quick.own, { template: 'Lists/{awemeId}' });
});

afterAll(() => quick.close());

const world = () => quick.replica.world;

/** One small file for each post, so that a run shows which posts the list had. */
describe('to a guest', () => {
  it('likes that somebody leaves open, last liked first', async () => {
    const run = await runJob({ source: 'likes', target: { uniqueId: 'dana_example' } });
    expectPosts(run, shelved(world(), 'dana_example', 'likes'));
    expectFirst(run, shelved(world(), 'dana_example', 'likes'));
  });

  it('reposts', async () => {
    const run = await runJob({ source: 'reposts', target: { uniqueId: 'cato_example' } });
    expectPosts(run, shelved(world(), 'cato_example', 'reposts'));
    expectFirst(run, shelved(world(), 'cato_example', 'reposts'));
  });

  it('a playlist, by its link', async () => {
    const [playlist] = playlistsOf(world().member('cato_example'));
    const run = await runLink(`${site}/@cato_example/playlist/Cats-at-work-${playlist?.mixId}?lang=en`);
    expectPosts(run, playlistPosts(world(), playlist?.mixId ?? ''));
    expect(run.job.label).toBe('Cats at work by @cato_example');
  });

  it('a public folder of favorites, by its link', async () => {
    const [folder] = foldersOf(world().member('cato_example'));
    if (!folder) throw new Error('The cast lacks a folder.');
    const run = await runLink(`${site}/@cato_example/collection/Other%20cats-${folder.collectionId}`);
    expectPosts(run, filed(world(), folder));
    expect(run.job.label).toBe('Other cats by @cato_example');
  });

  it('stories', async () => {
    const run = await runJob({ source: 'stories', target: { uniqueId: 'story_example' } });
    const stories = storiesOf(world(), world().member('story_example'));
    expect(stories).toHaveLength(7);
    expectPosts(run, stories);
  });

  it('a hashtag, by its link', async () => {
    const run = await runLink(`${site}/tag/baking`);
    expectPosts(run, tagged(world(), 'baking'));
    expect(run.job.label).toBe('#baking');
  });

  it('a sound, by its link', async () => {
    const musicId = musicIdOf(world().post(world().member('cato_example'), 115));
    const run = await runLink(`${site}/music/A-Song-Under-Licence-${musicId}`);
    expectPosts(run, sounding(world(), musicId));
  });

  it('a profile, by a link with its secUid', async () => {
    const { secUid } = world().member('early_example');
    const run = await runLink(`${site}/@${secUid}`);
    expectPosts(run, world().listed('early_example'));
    expect(run.job.label).toBe('@early_example');
  });

  it.each(['feed', 'explore'])('%s: as many as are asked for, each once', async (source) => {
    const run = await runJob({ source, filters: { newest: 40 } });
    const { listed, saved, skipped, failed } = run.job.counts;
    // Some are here already, by another list.
    expect([listed, saved + skipped + failed]).toEqual([40, 40]);
    expect(new Set(run.files.map(({ awemeId }) => awemeId)).size).toBe(saved + failed);
  });

  it.each(['feed', 'explore'])('%s without a number is not begun', async (source) => {
    expect(await sendStart(quick.own, { source, assets: ['info'] })).toEqual({
      problem: problemOf('endless'),
    });
  });
});

describe('to its owner alone: waits for the sign-in, and then goes on', () => {
  const waiting = new Map<string, number>();
  const wishes = (): Record<string, Wish> => ({
    favorites: { source: 'favorites', target: { uniqueId: me } },
    likes: { source: 'likes', target: { uniqueId: me } },
    folder: { source: 'collection', target: { collectionId: secretFolder().collectionId, uniqueId: me } },
    search: { source: 'search', target: { keyword: 'sharpen plane' } },
  });

  it.each(['favorites', 'likes', 'folder', 'search'])('%s: paused, and says to sign in', async (name) => {
    const wish = wishes()[name];
    if (!wish) throw new Error(`No wish ${name}.`);
    const started = await sendStart(quick.own, { assets: ['info'], ...wish });
    if ('problem' in started) throw new Error(started.problem.sentence);
    waiting.set(name, started.jobId);
    const { job, files } = await untilJob(quick, started.jobId, 'paused');
    expect(job.problem).toEqual(problemOf('signIn'));
    expect(files).toEqual([]);
    const card = quick.own.locator(`article[aria-labelledby="job-${job.id}"]`);
    expect(await card.textContent()).toContain(
      'Sign in to TikTok in this browser to see this, then try again.',
    );
  });

  describe('signed in', () => {
    beforeAll(() => quick.stage.context.addCookies([quick.replica.signIn(me)]));

    it.each(['favorites', 'likes', 'folder', 'search'])('%s: complete after Continue', async (name) => {
      const jobId = waiting.get(name) ?? 0;
      await sendCommand(quick.own, jobId, 'resume');
      const run = await untilDone(jobId);
      const posts = truths[name]?.() ?? [];
      expect(posts.length).toBeGreaterThan(5);
      expectPosts(run, posts, me);
      if (name !== 'search') expectFirst(run, posts);
    });

    it('a search, by the link of its page', async () => {
      const run = await runLink(`${site}/search?q=night%20ferry&t=1`);
      expectPosts(run, foundPosts(world(), 'night ferry', me), me);
      expect(run.job.label).toBe('Search: night ferry');
    });
  });

  const truths: Record<string, () => Post[]> = {
    favorites: () => shelved(world(), me, 'saves', me),
    likes: () => shelved(world(), me, 'likes', me),
    folder: () => filed(world(), secretFolder(), me),
    search: () => foundPosts(world(), 'sharpen plane', me),
  };
});

describe('an account that changed its name between two runs', () => {
  const [before, after] = ['photo_example', 'renamed_example'];
  const folders = () => {
    const paths = [...readFolder(quick.stage.downloads).keys()];
    return new Set(paths.filter((path) => path.startsWith('People/')).map((path) => dirname(path)));
  };

  it('keeps its folder, and nothing is fetched again; what is new goes there too', async () => {
    await set(quick.own, { template: 'People/{uniqueId}/{awemeId}_{num}' });
    const first = await runLink(`@${before}`, ['photos']);
    expect(folders()).toEqual(new Set([`People/${before}`]));
    const photos = readFolder(quick.stage.downloads).size;

    world().rename(before, after);
    quick.replica.journal.clear();
    const second = await runLink(`@${after}`, ['photos']);
    expect(second.job.label).toBe(`@${after}`);
    expect(second.job.target.secUid).toBe(first.job.target.secUid);
    expect(second.job.counts).toMatchObject({ saved: 0, failed: 0, skipped: first.job.counts.saved });
    expect(mediaRequests(quick.replica.journal)).toEqual([]);
    expect(readFolder(quick.stage.downloads).size).toBe(photos);

    world().publish(after, 1);
    const third = await runLink(`@${after}`, ['photos']);
    const [fresh] = world().listed(after);
    expect(third.job.counts.saved).toBe(fresh?.photos);
    expect(folders()).toEqual(new Set([`People/${before}`]));
  });
});

type Wish = Pick<StartJob, 'source'> & Partial<StartJob>;

/** With the rows of all jobs: a file that several lists have belongs to the first. */
type ListRun = Run & { all: FileRow[] };

async function untilDone(jobId: number): Promise<ListRun> {
  const run = await untilJob(quick, jobId, 'done');
  return { ...run, all: (await readArchive(quick.stage)).files };
}

async function runJob(wish: Wish): Promise<ListRun> {
  const started = await sendStart(quick.own, { assets: ['info'], ...wish });
  if ('problem' in started) throw new Error(started.problem.sentence);
  return untilDone(started.jobId);
}

async function runLink(text: string, assets = ['info']): Promise<ListRun> {
  expect(await sendLinks(quick.own, text, assets)).toEqual({ started: 1, problems: [] });
  const { jobs } = await readArchive(quick.stage);
  return untilDone(jobs.at(-1)?.id ?? 0);
}

function secretFolder() {
  const folder = foldersOf(world().member(me)).find(({ isPublic }) => !isPublic);
  if (!folder) throw new Error('The cast lacks a private folder.');
  return folder;
}

/** Expects exactly these posts, each with its file on disk, or with the word that TikTok asks a guest for their age. */
function expectPosts({ job, files, all }: ListRun, posts: readonly Post[], viewer?: string): void {
  expect(posts.length).toBeGreaterThan(0);
  const meant = new Set(posts.map(({ awemeId }) => awemeId));
  expect(files.filter(({ awemeId }) => !meant.has(awemeId))).toEqual([]);
  const [open, closed] = [true, false].map((isOpen) =>
    posts
      .filter(({ ageGated }) => isOpen === (viewer !== undefined || !ageGated))
      .map(({ awemeId }) => awemeId),
  );
  const rows = all.filter(
    ({ awemeId, asset }) => meant.has(awemeId) && (asset === 'info' || asset === 'post'),
  );
  const idsIn = (state: string) => rows.filter((row) => row.state === state).map(({ awemeId }) => awemeId);
  expect(idsIn('saved').sort()).toEqual(open?.sort());
  const wantedHere = ({ jobId, alsoFor = [] }: FileRow) => [jobId, ...alsoFor].includes(job.id);
  const failed = rows.filter((row) => row.state === 'failed' && wantedHere(row));
  expect(failed.map(({ awemeId }) => awemeId).sort()).toEqual(closed?.sort());
  expect(job.counts).toMatchObject({ listed: posts.length, planned: 0, failed: closed?.length });
  const disk = readFolder(quick.stage.downloads);
  for (const awemeId of open ?? []) {
    const text = disk.get(`Lists/${awemeId}.info.json`)?.toString() ?? '{}';
    expect(JSON.parse(text)).toMatchObject({ id: awemeId, extractor: 'TikTok' });
  }
  for (const { savedAs } of files) if (savedAs) expect(basename(savedAs)).toMatch(/^\d+\.info\.json$/);
}

/** Expects that the list began with these; pinned posts of other people's profiles are not told apart, so they are left out. */
function expectFirst({ job }: Run, posts: readonly Post[]): void {
  const loose = posts.filter(({ pinned }) => !pinned).map(({ awemeId }) => awemeId);
  expect(job.newestIds).toEqual(loose.slice(0, 5));
}
