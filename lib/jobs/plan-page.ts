import type { ArchiveDb } from '@/lib/archive/db';
import type { JobRow } from '@/lib/archive/rows';
import { wantedBy } from '@/lib/archive/shared-files';
import { wantsOf } from '@/lib/assets/index';
import { sources } from '@/lib/sources/index';
import type { Page } from '@/lib/sources/source';
import type { Item } from '@/lib/tiktok/item';
import type { ReadItem } from '@/lib/tiktok/read-item';
import { draftsOf } from './drafts';
import { type CutPage, cutPage } from './filters';
import { postsHere } from './here-already';
import { knownFiles, type Planning, planningTables, planPosts } from './plan-posts';

/** A page, and the job that begins with it where a pasted link turned out to be a list. */
export interface ListedPage extends Page {
  opens?: Omit<JobRow, 'id'>;
}

const none: ReadonlySet<string> = new Set();
/** Pages in a row that bring nothing: then the list has nothing more to give. A folder may have hundreds of places of posts that are gone. */
const mostBarren = { endless: 10, other: 20 };

/**
 * Writes a page of a job's list down: its files, posts and authors, the cursor and the counters, all in one transaction.
 * Nothing is written when the job has moved on since the page was asked for. Gives the posts that changed.
 */
export function planPage(
  db: ArchiveDb,
  asked: JobRow,
  page: ListedPage,
  planning: Planning,
): Promise<string[]> {
  return db.transaction('rw', planningTables(db), async () => {
    const job = await db.jobs.get(asked.id);
    if (!job || job.cursor !== asked.cursor || !(job.state === 'running' || job.state === 'paused'))
      return [];
    const fresh = await freshOf(db, job, page.items, planning);
    const last = isLast(job, page, fresh.length);
    const here = job.filters.onlyNew
      ? await postsHere(
          db,
          fresh.flatMap((read) => draftsOf(read, job.id, job.assets, planning.choices)),
        )
      : none;
    const cut = cutPage({ ...cutOf(job), items: fresh, last, here });
    const planned = await planPosts(db, job, cut.take, planning);
    if (page.opens) await db.jobs.add(page.opens);
    await db.jobs.put({
      ...calm(planned),
      ...(cut.pinned.length > 0 ? { pinned: cut.pinned } : {}),
      ...whatWasShown(job, fresh.length, cut),
      ...(isOneLess(job, page, fresh.length) ? { expected: job.expected - 1 } : {}),
      cursor: page.cursor,
      hasMore: !last && !cut.ended && !isBarren(job, fresh.length, cut),
      lastIds: page.items.length > 0 ? page.items.map(idOf) : job.lastIds,
      counts: withPosts(planned, cut.take.length, cut.drop, planning),
    });
    return cut.take.map(idOf);
  });
}

/** Whether a name that was given is no post of its own: it leads to a list, or to a post that another one names as well. */
function isOneLess(job: JobRow, page: ListedPage, fresh: number): boolean {
  return page.leadsTo !== undefined || (isNamed(job) && page.items.length > 0 && fresh === 0);
}

/** Whether a page shows the same posts as the one before it. */
export function repeatsItself(job: JobRow, page: Page): boolean {
  return page.items.length > 0 && page.items.map(idOf).join() === job.lastIds.join();
}

/**
 * "No more" is believed at once only where nothing speaks against it: the list is one of given posts, is empty, stands
 * still, brings nothing new for the second time, or has reached the number that the profile says. Else the moved cursor is
 * asked once more (tiktok-web-api.md §1).
 */
function isLast(job: JobRow, page: Page, fresh: number): boolean {
  if (page.hasMore) return false;
  if (isNamed(job) || page.items.length === 0 || page.cursor === job.cursor) return true;
  if (repeatsItself(job, page) || (fresh === 0 && (job.barren ?? 0) > 0)) return true;
  return job.expected > 0 && (job.shown ?? job.counts.listed) + fresh >= job.expected;
}

/** What the page brings that this job hasn't listed yet, each post once; nameless entries get a name. */
async function freshOf(
  db: ArchiveDb,
  job: JobRow,
  items: readonly ReadItem[],
  planning: Planning,
): Promise<ReadItem[]> {
  const named = items.map((read, at) => nameUnknown(read, `unknown-${job.id}-${job.cursor}-${at}`));
  const seen = new Set(job.lastIds);
  const once = named.filter((read) => !seen.has(idOf(read)) && seen.add(idOf(read)));
  const known = await knownFiles(
    db,
    once.flatMap((read) => draftsOf(read, job.id, job.assets, planning.choices)),
  );
  const rows = [...known.values()].filter((row) => wantedBy(row).includes(job.id));
  const ours = new Set(rows.map((row) => row.awemeId));
  return once.filter((read) => !ours.has(idOf(read)));
}

function nameUnknown(read: ReadItem, name: string): ReadItem {
  return read.ok || read.awemeId !== '' ? read : { ...read, awemeId: name };
}

function cutOf(job: JobRow) {
  const newestFirst = sources[job.source]?.newestFirst ?? false;
  return {
    filters: job.filters,
    newestFirst,
    taken: job.counts.listed,
    pinned: job.pinned ?? [],
    hereInARow: job.hereInARow ?? 0,
  };
}

/** What the job keeps of its list: how much there was, where it stands, and its first posts. */
function whatWasShown(job: JobRow, fresh: number, cut: CutPage): Partial<JobRow> {
  const first = cut.take.flatMap((read) => (read.ok && !read.item.isPinnedItem ? [read.item.awemeId] : []));
  return {
    shown: (job.shown ?? 0) + fresh,
    newestIds: [...(job.newestIds ?? []), ...first].slice(0, 5),
    hereInARow: cut.hereInARow,
    barren: barrenAfter(job, fresh, cut),
    ...(cut.ended ? { cutByFilters: true } : {}),
  };
}

/**
 * Pages in a row that brought nothing: of a list without an end nothing that is wanted, of any other nothing that it hadn't
 * shown. None of named posts, whose end is known.
 */
function barrenAfter(job: JobRow, fresh: number, cut: CutPage): number {
  if (isNamed(job)) return 0;
  const brought = isEndless(job) ? cut.take.length : fresh;
  return brought > 0 ? 0 : (job.barren ?? 0) + 1;
}

/** A list may say for ever that there is more. */
function isBarren(job: JobRow, fresh: number, cut: CutPage): boolean {
  return barrenAfter(job, fresh, cut) >= mostBarren[isEndless(job) ? 'endless' : 'other'];
}

/** Whether the list is of posts and links that were named: its end is known. */
function isNamed({ target }: JobRow): boolean {
  return target.awemeIds !== undefined;
}

function isEndless({ source }: JobRow): boolean {
  return sources[source]?.endless ?? false;
}

/** The list answered: what went wrong with it before is over. */
function calm({ retryAt, pinned, waitsForRoom, livePaused, aliveAt, ...job }: JobRow): JobRow {
  if (job.state !== 'running') return job;
  const { problem, ...well } = job;
  return { ...well, listTries: 0 };
}

function withPosts(
  job: JobRow,
  listed: number,
  drop: readonly Item[],
  { choices }: Planning,
): JobRow['counts'] {
  const dropped = drop.reduce((sum, item) => sum + wantsOf(item, job.assets, choices).length, 0);
  return { ...job.counts, listed: job.counts.listed + listed, skipped: job.counts.skipped + dropped };
}

function idOf(read: ReadItem): string {
  return read.ok ? read.item.awemeId : read.awemeId;
}
