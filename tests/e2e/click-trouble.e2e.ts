import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { gearsOf } from '../replica/files/gears';
import type { Post } from '../replica/world/post';
import {
  buttonIn,
  pathOf,
  postOf,
  requestsDuring,
  savePost,
  startVisit,
  tileOf,
  type Visit,
} from '../stage/click-posts';
import { filesOfPost } from '../stage/files-of-post';
import { readFolder } from '../stage/read-folder';

const mirrors = 'v1*-webapp-prime.tiktok.com';
let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await startVisit();
});
afterEach(async () => {
  visit.replica.faults.clear();
  await page.close();
});
afterAll(() => visit?.close());

const open = async (path: string) => {
  page = await visit.open(path);
};
const cast = (uniqueId: string, index: number) => postOf(visit.replica, uniqueId, index);

/** Posts without any fault of their own, each once. */
const ordinary = (ladder: Post['ladder']) => {
  const post = unused.find((one) => one.ladder === ladder);
  if (!post) throw new Error(`No ${ladder} post is left.`);
  unused.splice(unused.indexOf(post), 1);
  return post;
};
const unused: Post[] = [];
beforeAll(() => {
  unused.push(...visit.replica.world.listed('dana_example'));
});

function onDisk({ awemeId }: Post, ending = ''): [path: string, bytes: Buffer][] {
  return [...readFolder(visit.stage.downloads)].filter(
    ([path]) => path.includes(awemeId) && path.endsWith(ending),
  );
}

function expectWhole(post: Post, wanted = filesOfPost(visit.replica, post)): void {
  const files = onDisk(post);
  expect(files.map(([path]) => path).sort()).toEqual([...wanted.keys()].sort());
  for (const [path, bytes] of files) expect(wanted.get(path)?.equals(bytes), path).toBe(true);
}

it('says why a post could not be saved, and saves it at the next press', async () => {
  const post = ordinary('hevc');
  await open(pathOf(post));
  for (const where of [{ host: mirrors }, { path: '/aweme/v1/play/' }])
    visit.replica.faults.add({ ...where, action: { kind: 'status', status: 404 } });
  await buttonIn(page, 'Save').click();
  const failed = buttonIn(page, 'Failed to save');
  await failed.waitFor();
  const words = 'TikTok still shows this post, but no longer has this file of it. Press to try again.';
  expect(await failed.getAttribute('aria-label')).toBe(`Failed to save video by @dana_example: ${words}`);
  await failed.hover();
  expect(await page.getByRole('tooltip', { name: words }).or(page.getByText(words)).first().isVisible()).toBe(
    true,
  );
  expect(onDisk(post, '.mp4')).toEqual([]);
  visit.replica.faults.clear();
  const { api } = await requestsDuring(visit.replica, async () => {
    await failed.click();
    await buttonIn(page, 'Saved:').waitFor();
  });
  expect(api.map(({ target }) => target)).toEqual([]);
  expectWhole(post);
});

it.each([
  ['one mirror: takes the other', 1],
  ['both mirrors: takes the next encoding', 2],
])('never saves a page that comes in the place of a video, from %s', async (_name, bad) => {
  const post = ordinary('hevc');
  const [best, second] = gearsOf(post);
  await open(pathOf(post));
  visit.replica.faults.add({ host: mirrors, times: bad, action: { kind: 'html' } });
  const { media } = await savePost(visit.replica, page);
  expect(media.map(({ faults }) => faults.length)).toEqual([...Array(bad).fill(1), 0]);
  const wanted = filesOfPost(visit.replica, post);
  const video = [...wanted.keys()].find((path) => path.endsWith('.mp4')) ?? '';
  const gear = bad === 1 ? best : second;
  wanted.set(video, visit.replica.expectedBytes(post.awemeId, `gear-${gear?.name}`));
  expectWhole(post, wanted);
});

it('never asks for a silent encoding, though it has the most pixels', async () => {
  const post = ordinary('dash');
  const silent = gearsOf(post).filter(({ format }) => format === 'dash');
  await open(pathOf(post));
  const { media } = await savePost(visit.replica, page);
  expect(silent.length).toBeGreaterThan(0);
  expect(media.filter(({ path }) => path.includes('media-video-hvc1'))).toEqual([]);
  expectWhole(post);
});

it('waits as long as TikTok asks, and goes on by itself', async () => {
  const post = ordinary('hevc');
  await open(pathOf(post));
  visit.replica.faults.add({
    host: mirrors,
    times: 1,
    action: { kind: 'status', status: 429, retryAfter: '4' },
  });
  const { media } = await savePost(visit.replica, page);
  expect(media.map(({ status }) => status)).toEqual([429, 200]);
  const [refused, served] = media.map(({ time }) => time);
  expect((served ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(4000);
  expectWhole(post);
});

it('fetches a file again that broke off, and keeps nothing of the broken one', async () => {
  const post = ordinary('hevc');
  await open(pathOf(post));
  visit.replica.faults.add({ host: mirrors, times: 1, action: { kind: 'mishap', shortenTo: 0.5 } });
  await savePost(visit.replica, page);
  expectWhole(post);
});

it('asks for new links where the old ones have run out', async () => {
  const post = ordinary('hevc');
  await open(pathOf(post));
  visit.replica.clock.advance(7 * 86_400_000);
  // The mirror whose links never run out refuses, as it often does.
  visit.replica.faults.add({ path: '/aweme/v1/play/', action: { kind: 'status', status: 403 } });
  const { api, media } = await savePost(visit.replica, page);
  expect(api.map(({ path }) => path)).toEqual([`/@i/video/${post.awemeId}`]);
  expect(media.at(-1)?.status).toBe(200);
  expectWhole(post);
});

it('saves a post of which the list did not say the author', async () => {
  const post = cast('cato_example', 112);
  expect(post.missingAuthor).toBe(true);
  await open('/@cato_example');
  await savePost(visit.replica, tileOf(page, post));
  const wanted = filesOfPost(visit.replica, post);
  const withoutFolder = [...wanted].map(
    ([path, bytes]) => [path.replace('/cato_example/', '/'), bytes] as const,
  );
  expectWhole(post, new Map(withoutFolder));
});

it.each([
  ['age-gated', 33, 'TikTok asks for your age here.'],
  ['deleted since it was listed', 90, 'This post is no longer on TikTok.'],
])('says what is in the way of a post that is %s', async (_name, index, words) => {
  const post = cast('cato_example', index);
  await open(post.gone === 'no' ? pathOf(post) : '/@cato_example');
  const card = post.gone === 'no' ? page.locator('body') : tileOf(page, post);
  await expectInReach(card);
  await buttonIn(card, 'Save').click();
  const failed = buttonIn(card, 'Failed to save');
  await failed.waitFor();
  expect(await failed.getAttribute('aria-label')).toContain(words);
  expect(onDisk(post, '.mp4')).toEqual([]);
});

/** A grid loads its older posts as one scrolls. */
async function expectInReach(card: Locator): Promise<void> {
  while ((await card.count()) === 0) {
    const more = page.waitForResponse((response) => response.url().includes('/api/post/item_list/'));
    await page.mouse.wheel(0, 20_000);
    await (await more).finished();
    await page.waitForLoadState('networkidle');
  }
}
