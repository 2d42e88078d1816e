import type { Item } from '@/lib/tiktok/item';
import type { ReadItem } from '@/lib/tiktok/read-item';
import type { Filters } from '@/lib/tiktok/target';

/** Posts in a row that are here: after so many, so is the rest (tiktok-likes-downloader, 2026-08). */
const enoughHere = 32;

/** A page of a list and what was decided before it. */
export interface Cut {
  items: readonly ReadItem[];
  filters: Filters;
  /** The list comes by date, newest first. */
  newestFirst: boolean;
  /** Posts of this job taken from earlier pages. */
  taken: number;
  /** Pinned posts of earlier pages whose turn by date has not come. */
  pinned: readonly Item[];
  /** Of these posts everything that is wanted is here. */
  here: ReadonlySet<string>;
  /** Posts in a row, up to this page, that are here. */
  hereInARow: number;
  /** Nothing comes after this page. */
  last: boolean;
}

/** What becomes of the page. */
export interface CutPage {
  take: ReadItem[];
  /** Readable, but not wanted. */
  drop: Item[];
  /** For the next page. */
  pinned: Item[];
  hereInARow: number;
  /** The filters want nothing of what comes after this page. */
  ended: boolean;
}

/** Cuts a page exactly to the filters: newest N by date, days inclusive in the local time zone, kind, likes, views, only new. */
export function cutPage(cut: Cut): CutPage {
  const { filters } = cut;
  const ordered =
    cut.newestFirst && filters.newest !== undefined ? inTurn(cut) : { now: cut.items, pinned: [] };
  const wanted = ordered.now.filter((read) => !read.ok || wants(filters, read.item));
  const room = (filters.newest ?? Number.POSITIVE_INFINITY) - cut.taken;
  const known = stopAtKnown(wanted.slice(0, Math.max(0, room)), cut);
  const full = wanted.length >= room || known.stopped;
  const drop = ordered.now.flatMap((read) => (read.ok && !wants(filters, read.item) ? [read.item] : []));
  return {
    take: known.take,
    drop,
    hereInARow: known.inARow,
    pinned: full ? [] : ordered.pinned,
    ended: full || (cut.newestFirst && endsRange(cut)),
  };
}

/** `YYYY-MM-DD` of a moment (Unix seconds) where the person is. */
export function localDay(seconds: number): string {
  const date = new Date(seconds * 1000);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

function wants({ from, to, kind, minLikes = 0, minViews = 0 }: Filters, item: Item): boolean {
  const day = localDay(item.createTime);
  const { diggCount, playCount } = item.stats;
  const inRange = (from ?? day) <= day && day <= (to ?? day);
  return inRange && (kind ?? item.kind) === item.kind && diggCount >= minLikes && playCount >= minViews;
}

/**
 * With "only new", the list up to where enough posts in a row are here: one alone proves nothing, lists get reordered
 * and posts hidden for a time come back. Pinned and unreadable ones neither count nor break the row.
 */
function stopAtKnown(wanted: readonly ReadItem[], { filters, here, hereInARow }: Cut) {
  let inARow = hereInARow;
  for (const [at, read] of wanted.entries()) {
    if (!filters.onlyNew || !read.ok || read.item.isPinnedItem) continue;
    inARow = here.has(read.item.awemeId) ? inARow + 1 : 0;
    if (inARow >= enoughHere) return { take: wanted.slice(0, at + 1), inARow, stopped: true };
  }
  return { take: [...wanted], inARow, stopped: false };
}

/** Pinned posts stand first whatever their age: each waits here until the posts around its date have come. */
function inTurn(cut: Cut): { now: readonly ReadItem[]; pinned: Item[] } {
  const loose = cut.items.filter((read) => !(read.ok && read.item.isPinnedItem));
  const pool = new Map(cut.pinned.map((item) => [item.awemeId, item]));
  for (const item of readable(cut.items)) if (item.isPinnedItem) pool.set(item.awemeId, item);
  for (const item of readable(loose)) pool.delete(item.awemeId);
  const oldest = cut.last
    ? Number.NEGATIVE_INFINITY
    : Math.min(...readable(loose).map((item) => item.createTime));
  const waiting = [...pool.values()].sort((a, b) => b.createTime - a.createTime);
  const due = waiting.filter((item) => item.createTime >= oldest);
  return { now: mergeByDate(loose, due), pinned: waiting.filter((item) => item.createTime < oldest) };
}

function mergeByDate(loose: readonly ReadItem[], due: readonly Item[]): ReadItem[] {
  const rest = due.map((item) => ({ ok: true as const, item }));
  return [
    ...loose.flatMap((read) => {
      const younger = rest.filter((other) => read.ok && other.item.createTime > read.item.createTime);
      return [...rest.splice(0, younger.length), read];
    }),
    ...rest,
  ];
}

/** The last post of the page is older than the range; a pinned one says nothing of its neighbours. */
function endsRange({ items, filters }: Cut): boolean {
  const oldest = readable(items).findLast((item) => !item.isPinnedItem);
  return filters.from !== undefined && oldest !== undefined && localDay(oldest.createTime) < filters.from;
}

function readable(items: readonly ReadItem[]): Item[] {
  return items.flatMap((read) => (read.ok ? [read.item] : []));
}
