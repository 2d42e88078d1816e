import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { FileRow } from '@/lib/archive/rows';
import type { Entry, Journal } from '../replica/journal';
import type { Replica } from '../replica/replica';
import type { Post } from '../replica/world/post';
import type { AnyStage, Evaluates } from './evaluates';
import type { Stage } from './launch';
import { ownHost } from './own-host';
import { readArchive } from './read-archive';
import { readFolder } from './read-folder';
import { sendCommand, sendStart } from './send';

/** What the browser asks of its maker and the site of its script's host, whoever is visited. */
const othersOwn =
  /(?:^|\.)(?:(?:google|googleapis|gstatic|gvt1|ttwstatic|firefox|mozilla)\.com|mozilla\.(?:net|org))$/;

/** A tab of the page that has turned against its visitor, in front, showing these posts with our buttons on them. */
export async function openHostile(
  { context }: Stage,
  posts: readonly Pick<Post, 'awemeId'>[],
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`https://www.tiktok.com/replica/hostile?ids=${posts.map((post) => post.awemeId).join()}`);
  await page.bringToFront();
  await page
    .locator('clipkeep-button')
    .nth(posts.length - 1)
    .waitFor();
  return page;
}

/** Has the page do one of the things that it can do, and gives what that came to. */
export function have<T>(page: Page, what: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(`hostile.${what}(...${JSON.stringify(args)})`);
}

/** Requests to hosts that aren't TikTok's. */
export function foreignRequests(journal: Journal): Entry[] {
  return journal.entries.filter(({ host }) => !ownHost.test(host) && !othersOwn.test(host));
}

/** Waits until each file of a job has been tried once, calls the job off, and gives them. */
export async function untilTried(
  { own, stage }: { own: Evaluates; stage: Pick<AnyStage, 'worker'> },
  jobId: number,
): Promise<FileRow[]> {
  const filesNow = async () => (await readArchive(stage)).files.filter((row) => row.jobId === jobId);
  // Where no link of several posts answers, it may be the connection: that costs no try, but a rest.
  const untried = ({ state, tries, retryAt }: FileRow) =>
    (state === 'planned' || state === 'saving') && !tries && retryAt === undefined;
  const left = async () => [
    (await filesNow()).length > 0,
    (await filesNow()).filter(untried).map(({ id }) => id),
  ];
  await expect.poll(left).toEqual([true, []]);
  const files = await filesNow();
  await sendCommand(own, jobId, 'cancel');
  return files;
}

/** Has somebody's list saved, about which a page lies; gives the files of it, each tried once. */
export async function trySaving(
  { own, stage, replica }: { own: Evaluates; stage: Pick<AnyStage, 'worker'>; replica: Replica },
  uniqueId: string,
): Promise<FileRow[]> {
  const started = await sendStart(own, {
    source: 'posts',
    target: { secUid: replica.world.member(uniqueId).secUid, uniqueId },
    assets: ['video', 'description', 'cover', 'music', 'avatar', 'info'],
    expected: 3,
  });
  if (!('jobId' in started)) throw new Error(started.problem.sentence);
  return untilTried({ own, stage }, started.jobId);
}

/** Every file lies where the pattern puts it, under a name without a way out. */
export function expectInside({ downloads }: Pick<AnyStage, 'downloads'>): void {
  const paths = [...readFolder(downloads).keys()];
  const isInside = (path: string) =>
    /^TikTok\/[^/]+\/[^/]+$/.test(path) && !path.split('/').some((part) => part === '..' || part === '.');
  expect(paths.filter((path) => !isInside(path))).toEqual([]);
}
