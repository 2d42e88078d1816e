import type { ArchiveDb } from '@/lib/archive/db';
import type { JobRow } from '@/lib/archive/rows';
import { wantsOf } from '@/lib/assets/index';
import { sources } from '@/lib/sources/index';
import type { Page } from '@/lib/sources/source';
import type { Item } from '@/lib/tiktok/item';
import type { ReadItem } from '@/lib/tiktok/read-item';
import { draftsOf } from './drafts';
import { cutPage } from './filters';
import { knownFiles, type Planning, planningTables, planPosts } from './plan-posts';

/**
 * Writes a page of a job's list down: its files, posts and authors, the cursor and the counters, all in one transaction.
 * Nothing is written when the job has moved on since the page was asked for. Gives the posts that changed.
 */
export function planPage(db: ArchiveDb, asked: JobRow, page: Page, planning: Planning): Promise<string[]> {
  return db.transaction('rw', planningTables(db), async () => {
    const job = await db.jobs.get(asked.id);
    if (!job || job.cursor !== asked.cursor || !(job.state === 'running' || job.state === 'paused'))
      return [];
    const fresh = await freshOf(db, job, page.items);
    const last = isLast(job, page, fresh.length);
    const cut = cutPage({ ...cutOf(job), items: fresh, last });
    const planned = await planPosts(db, job, cut.take, planning);
    await db.jobs.put({
      ...calm(planned),
      ...(cut.pinned.length > 0 ? { pinned: cut.pinned } : {}),
      cursor: page.cursor,
      hasMore: !last && !cut.ended,
      lastIds: page.items.length > 0 ? page.items.map(idOf) : job.lastIds,
      counts: withPosts(planned, cut.take.length, cut.drop),
    });
    return cut.take.map(idOf);
  });
}

/** Whether a page shows the same posts as the one before it. */
export function repeatsItself(job: JobRow, page: Page): boolean {
  return page.items.length > 0 && page.items.map(idOf).join() === job.lastIds.join();
}

/**
 * "No more" is believed at once only where nothing speaks against it: the list is one of given posts, is empty, stands
 * still, or has reached the number that the profile says. Else the moved cursor is asked once more (tiktok-web-api.md §1).
 */
function isLast(job: JobRow, page: Page, fresh: number): boolean {
  if (page.hasMore) return false;
  if (job.target.awemeIds || page.items.length === 0 || page.cursor === job.cursor) return true;
  return repeatsItself(job, page) || (job.expected > 0 && job.counts.listed + fresh >= job.expected);
}

/** What the page brings that this job hasn't listed yet, each post once; nameless entries get a name. */
async function freshOf(db: ArchiveDb, job: JobRow, items: readonly ReadItem[]): Promise<ReadItem[]> {
  const named = items.map((read, at) => nameUnknown(read, `unknown-${job.id}-${job.cursor}-${at}`));
  const seen = new Set(job.lastIds);
  const once = named.filter((read) => !seen.has(idOf(read)) && seen.add(idOf(read)));
  const known = await knownFiles(
    db,
    once.flatMap((read) => draftsOf(read, job.id, job.assets)),
  );
  const ours = new Set([...known.values()].filter((row) => row.jobId === job.id).map((row) => row.awemeId));
  return once.filter((read) => !ours.has(idOf(read)));
}

function nameUnknown(read: ReadItem, name: string): ReadItem {
  return read.ok || read.awemeId !== '' ? read : { ...read, awemeId: name };
}

function cutOf(job: JobRow) {
  const newestFirst = sources[job.source]?.newestFirst ?? false;
  return { filters: job.filters, newestFirst, taken: job.counts.listed, pinned: job.pinned ?? [] };
}

/** The list answered: what went wrong with it before is over. */
function calm({ retryAt, pinned, ...job }: JobRow): JobRow {
  if (job.state !== 'running') return job;
  const { problem, ...well } = job;
  return { ...well, listTries: 0 };
}

function withPosts(job: JobRow, listed: number, drop: readonly Item[]): JobRow['counts'] {
  const dropped = drop.reduce((sum, item) => sum + wantsOf(item, job.assets).length, 0);
  return { ...job.counts, listed: job.counts.listed + listed, skipped: job.counts.skipped + dropped };
}

function idOf(read: ReadItem): string {
  return read.ok ? read.item.awemeId : read.awemeId;
}
