import { afterEach, expect, it } from 'vitest';
import { ytDlp } from '@/lib/archive/imports/yt-dlp';
import { takeIn } from '@/lib/archive/take-in';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

async function afterImport(count: number): Promise<void> {
  const posts = somePosts(count);
  world = createWorld(posts, 20);
  const text = posts.map(({ awemeId }) => `tiktok ${awemeId}\n`).join('');
  await takeIn(world.ports.db, ytDlp.read(text));
}

it('a video that another program saved is not fetched again', async () => {
  await afterImport(4);
  await world.start({ assets: ['video'] });
  await world.run();
  expect(world.platform.begun).toEqual([]);
  expect(world.platform.downloads.size).toBe(0);
  expect(await world.job()).toMatchObject({
    state: 'done',
    counts: { listed: 4, skipped: 4, saved: 0, planned: 0 },
  });
  expect((await world.files())[0]).toMatchObject({
    state: 'saved',
    imported: 'yt-dlp',
    path: '',
    alsoFor: [1],
  });
});

it('photos are: a yt-dlp archive names the post, and yt-dlp saves none', async () => {
  await afterImport(5);
  await world.start({ assets: ['video', 'photos'] });
  await world.run();
  const fetched = (await world.files()).filter(({ downloadId }) => downloadId !== undefined);
  expect(fetched.map(({ id }) => id)).toEqual([`${idAt(4)}/photos/1`, `${idAt(4)}/photos/2`]);
  expect(await world.job()).toMatchObject({ counts: { skipped: 4, saved: 2 } });
});

it('"only new" stops at what was imported', async () => {
  await afterImport(70);
  world.tiktok.posts = somePosts(70, (post) => ({ ...post, kind: 'video' }));
  await world.start({ assets: ['video'], filters: { onlyNew: true } });
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', cutByFilters: true, counts: { saved: 0 } });
  expect(world.platform.begun).toEqual([]);
});

it('what is wanted besides the video still comes', async () => {
  await afterImport(1);
  await world.start({ assets: ['video', 'description'] });
  await world.run();
  expect(await world.job()).toMatchObject({ state: 'done', counts: { skipped: 1, saved: 1 } });
});
