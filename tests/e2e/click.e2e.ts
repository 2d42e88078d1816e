import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { defaultCast } from '../replica/world/cast';
import type { Post } from '../replica/world/post';
import {
  buttonIn,
  pathOf,
  postOf,
  type Requests,
  requestsDuring,
  savePost,
  startVisit,
  tileOf,
  type Visit,
} from '../stage/click-posts';
import { type FilesOfPost, filesOfPost } from '../stage/files-of-post';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';

let visit: Visit;
let page: Page;
const cost: Record<string, number> = {};

beforeAll(async () => {
  // Few members, so that the feed begins with an ordinary caption.
  const cast = defaultCast.filter(({ uniqueId }) => /^(?:cato|dana|photo|me)_/.test(uniqueId));
  visit = await startVisit({ users: 0, cast });
});
afterEach(() => page.close());
afterAll(async () => {
  console.log('API requests of one click:', cost);
  await visit?.close();
});

const open = async (path: string) => {
  page = await visit.open(path);
};
const cast = (uniqueId: string, index: number) => postOf(visit.replica, uniqueId, index);

/** All of these, byte for byte, and nothing else of this post. */
function expectOnDisk({ awemeId }: Post, wanted: FilesOfPost): void {
  const files = [...readFolder(visit.stage.downloads)].filter(([path]) => path.includes(awemeId));
  expect(files.map(([path]) => path).sort()).toEqual([...wanted.keys()].sort());
  for (const [path, bytes] of files) expect(wanted.get(path)?.equals(bytes), path).toBe(true);
}

/** No API request; every file fetched once and as the site would: with its Referer and the session's cookie. */
function expectCost(what: string, { api, media }: Requests, files: FilesOfPost): void {
  cost[what] = api.length;
  expect(api.map(({ target }) => target)).toEqual([]);
  const fetched = [...files.keys()].filter((path) => !path.endsWith('.txt'));
  expect(media.map(({ status }) => status)).toEqual(fetched.map(() => 200));
  for (const { headers, host } of media) {
    expect(headers.referer).toBe('https://www.tiktok.com/');
    if (host.endsWith('.tiktok.com')) expect(headers.cookie).toMatch(/(?:^|; )tt_chain_token=\S/);
  }
}

it('saves a card of the feed', async () => {
  await open('/foryou');
  const card = page.locator('article').first();
  const path = await card.locator('[data-act="comment"]').getAttribute('data-path');
  const post = visit.replica.world.byAwemeId(path?.split('/').at(-1) ?? '');
  if (!post) throw new Error(`The feed shows a post that isn't there: ${path}`);
  const requests = await savePost(visit.replica, card);
  const files = filesOfPost(visit.replica, post);
  expectOnDisk(post, files);
  expectCost('a card of the feed', requests, files);
});

it('saves a tile of a profile: rather less pixels than silent ones, under a name that fits', async () => {
  const post = cast('cato_example', 117);
  expect(post.ladder).toBe('dash');
  await open('/@cato_example');
  const requests = await savePost(visit.replica, tileOf(page, post));
  const path = [...readFolder(visit.stage.downloads).keys()].find((one) => one.includes(post.awemeId)) ?? '';
  const desc = /_(The whole story.*)_\d+\.\w+$/.exec(path)?.[1] ?? '';
  expect(post.desc.startsWith(desc.replace('：', ':'))).toBe(true);
  expect(Buffer.byteLength(path.split('/').at(-1) ?? '')).toBeLessThanOrEqual(200);
  const files = filesOfPost(visit.replica, post, desc);
  expectOnDisk(post, files);
  expectCost('a tile', requests, files);
});

it('saves all pictures of a tile in their order, and the music', async () => {
  const post = cast('cato_example', 118);
  await open('/@cato_example');
  const requests = await savePost(visit.replica, tileOf(page, post));
  // Both browsers refuse the joiner that holds a family together.
  const files = filesOfPost(visit.replica, post, 'family day 👩👩👧👦🏳️🌈👍🏽 #family');
  expect(files.size).toBe(post.photos + 2);
  expectOnDisk(post, files);
  expectCost('a tile with photos', requests, files);
});

it('saves the page of a video, whose caption would be a path', async () => {
  const post = cast('cato_example', 114);
  await open(pathOf(post));
  const requests = await savePost(visit.replica, page);
  const files = filesOfPost(visit.replica, post, '..／..／up： a／b＼c？ ＜d＞ ｜e｜ ＂f＂ ＊ ％2e％2e #CON');
  expectOnDisk(post, files);
  expectCost('a video page', requests, files);
});

it('saves what browse mode shows, not what the document was loaded for', async () => {
  const first = cast('dana_example', 34);
  const post = cast('dana_example', 30);
  await open(pathOf(first));
  await page.locator('[data-e2e="browse-user-avatar"]').click();
  await tileOf(page, post).locator('a').first().click();
  const overlay = page.getByRole('dialog');
  const requests = await savePost(visit.replica, overlay);
  const files = filesOfPost(visit.replica, post);
  expectOnDisk(post, files);
  expectOnDisk(first, new Map());
  expectCost('browse mode over a stale document', requests, files);
});

it('saves a photo page that was loaded directly', async () => {
  const post = cast('photo_example', 5);
  await open(pathOf(post));
  const requests = await savePost(visit.replica, page);
  const files = filesOfPost(visit.replica, post);
  expectOnDisk(post, files);
  expectCost('a photo page', requests, files);
});

it('asks once for a photo post of which the popup knows only the address', async () => {
  const post = cast('photo_example', 2);
  await open(pathOf(post));
  await buttonIn(page, 'Save').waitFor();
  const popup = await visit.stage.openOwn('popup.html');
  const { api } = await requestsDuring(visit.replica, async () => {
    await popup.getByRole('button', { name: 'Save this post' }).click();
    await popup.getByText('✓ Saved.').waitFor();
  });
  await page.bringToFront();
  await buttonIn(page, 'Saved:').waitFor();
  await popup.close();
  cost['the popup, on a photo page'] = api.length;
  expect(api.map(({ path }) => path)).toEqual([`/@i/video/${post.awemeId}`]);
  expectOnDisk(post, filesOfPost(visit.replica, post));
});

it('writes down each file with the name and the size that the browser reports', async () => {
  page = await visit.stage.openOwn('popup.html');
  await page.getByRole('heading', { name: 'Being saved' }).waitFor({ state: 'detached' });
  const { files, jobs } = await readArchive(visit.stage);
  const { downloads } = visit.stage;
  const onDisk = [...readFolder(downloads)].map(([path, bytes]) => [`${downloads}/${path}`, bytes.length]);
  expect(files.map(({ savedAs, size }) => [savedAs, size]).sort()).toEqual(onDisk.sort());
  expect(files.filter(({ state, renamed }) => state !== 'saved' || renamed)).toEqual([]);
  expect(jobs.filter(({ state, counts }) => state !== 'done' || counts.failed > 0)).toEqual([]);
});
