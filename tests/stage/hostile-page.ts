import type { Page } from 'playwright';
import type { Entry, Journal } from '../replica/journal';
import type { Post } from '../replica/world/post';
import type { Stage } from './launch';
import { ownHost } from './own-host';

/** What the browser asks of its maker and the site of its script's host, whoever is visited. */
const othersOwn = /(?:^|\.)(?:google|googleapis|gstatic|gvt1|ttwstatic)\.com$/;

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
