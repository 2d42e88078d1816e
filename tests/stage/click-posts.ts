import type { Locator, Page } from 'playwright';
import type { Entry } from '../replica/journal';
import { type Replica, type ReplicaOptions, startReplica } from '../replica/replica';
import type { Post } from '../replica/world/post';
import { launchStage, type Stage, type StageOptions } from './launch';
import { mediaRequests } from './read-journal';

/** What was asked of TikTok meanwhile. */
export interface Requests {
  /** API calls and pages, whoever made them. */
  api: Entry[];
  /** Files that were fetched to be kept. */
  media: Entry[];
}

/** A TikTok and a browser before it. */
export interface Visit {
  replica: Replica;
  stage: Stage;
  /** A tab of the site in front, in which nothing plays; given when the page has all that it asks for by itself. */
  open(path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function startVisit(options: ReplicaOptions & StageOptions = {}): Promise<Visit> {
  const replica = await startReplica(options);
  const stage = await launchStage({ ...options, replica });
  return {
    replica,
    stage,
    async open(path) {
      const page = await stage.context.newPage();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`https://www.tiktok.com${path}`, { waitUntil: 'networkidle' });
      return page;
    },
    async close() {
      await stage.close();
      await replica.close();
    },
  };
}

/** The post at a place of somebody's history. */
export function postOf({ world }: Replica, uniqueId: string, index: number): Post {
  return world.post(world.member(uniqueId), index);
}

/** The address of a post's own page. */
export function pathOf({ member, kind, awemeId }: Post): string {
  return `/@${member.uniqueId}/${kind}/${awemeId}`;
}

/** A post's tile in a profile's grid. */
export function tileOf(page: Page, { awemeId }: Post): Locator {
  return page.locator('[id^="grid-item-container-"]', { has: page.locator(`a[href$="/${awemeId}"]`) });
}

/** The button of a card in one of its states, by the words that a screen reader says. */
export function buttonIn(
  where: Page | Locator,
  state: 'Save' | 'Saving' | 'Saved:' | 'Failed to save',
): Locator {
  return where.getByRole('button', { name: new RegExp(`^${state} (?:video|photos)\\b`) });
}

/** Presses the button of a card and waits for its ✓. */
export async function savePost(replica: Replica, where: Page | Locator): Promise<Requests> {
  // What the page still asks for until the card is there is none of the click's.
  await buttonIn(where, 'Save').waitFor();
  return requestsDuring(replica, async () => {
    await buttonIn(where, 'Save').click();
    await buttonIn(where, 'Saved:').waitFor();
  });
}

/** Does something and gives the requests that reached TikTok meanwhile. */
export async function requestsDuring(replica: Replica, doing: () => Promise<unknown>): Promise<Requests> {
  const after = replica.journal.last;
  await doing();
  const asked = replica.journal.find({ host: 'www.tiktok.com', after });
  const api = asked.filter(({ path }) => path.startsWith('/api/') || path.startsWith('/@'));
  return { api, media: mediaRequests(replica.journal).filter(({ n }) => n > after) };
}
