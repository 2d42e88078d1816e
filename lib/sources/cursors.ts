import type { Reply } from '@/lib/tiktok/ask';
import type { ReadItem } from '@/lib/tiktok/read-item';
import { isRecord } from '@/lib/tiktok/wire-values';

/** How a list moves on: from one page's reply and cursor to the cursor of the next. */
export type Next = (reply: Reply, cursor: string, items: readonly ReadItem[]) => string;

/**
 * As the reply says, a string or a number, under this name. Where it doesn't, or says to begin anew, the same again: that is
 * an end or is noticed as a repeated page, and never a second round.
 */
export const toldAs =
  (key: string): Next =>
  (reply, cursor) => {
    const next = asText(reply[key]);
    return next === undefined || isBeginning(next) ? cursor : next;
  };

const told = toldAs('cursor');

/** `told`, of a list whose cursors are places in it: one that falls would lead around in a circle, so it stays. */
export const rising: Next = (reply, cursor) => {
  const next = told(reply, cursor, []);
  return Number(next) < Number(cursor) ? cursor : next;
};

/**
 * `told`, of a list whose cursors fall: one that rises would lead around in a circle. It stays, so that the repeated
 * page is noticed (likes and favorites; their cursor is when it was liked, which no post knows).
 */
export const falling: Next = (reply, cursor) => {
  const next = told(reply, cursor, []);
  return rises(next, cursor) ? cursor : next;
};

/**
 * Of a list by date: where the told cursor rises, begins anew or is missing, the time (ms) of the page's oldest post
 * (gallery-dl, 2026-08).
 */
export const byDate: Next = (reply, cursor, items) => {
  const next = told(reply, cursor, []);
  if (next !== cursor && !rises(next, cursor)) return next;
  return oldestOf(items, cursor) ?? next;
};

/** So many entries per page, whether they are still there or not (yt-dlp, 2026-08). */
export const byOffset =
  (size: number): Next =>
  (_, cursor) =>
    String(Number(cursor) + size);

/** As many entries as there were: fewer come than were asked for (gallery-dl, 2026-08). */
export const byLength: Next = ({ itemList }, cursor) =>
  String(Number(cursor) + (Array.isArray(itemList) ? itemList.length : 0));

/** No cursor at all: the batches are counted. */
export const byBatch: Next = byOffset(1);

/** `12|<search_id>`: a search goes on under the id that its first reply had. */
export const bySearch: Next = (reply, cursor) => {
  const [offset = '0', searchId = ''] = cursor.split('|');
  const { extra, log_pb, rid } = reply;
  const logId = isRecord(extra) ? asText(extra['logid']) : undefined;
  const imprId = isRecord(log_pb) ? asText(log_pb['impr_id']) : undefined;
  return `${rising(reply, offset, [])}|${logId || imprId || asText(rid) || searchId}`;
};

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** `0`, and the `-1` that some lists end with. */
function isBeginning(cursor: string): boolean {
  return Number(cursor) <= 0;
}

/** The first page's cursor, 0, is below them all. */
function rises(next: string, cursor: string): boolean {
  return Number(cursor) > 0 && Number(next) > Number(cursor);
}

function oldestOf(items: readonly ReadItem[], cursor: string): string | undefined {
  const times = items.flatMap((read) =>
    read.ok && !read.item.isPinnedItem ? [read.item.createTime * 1000] : [],
  );
  const oldest = Math.min(...times);
  return Number.isFinite(oldest) && !rises(String(oldest), cursor) ? String(oldest) : undefined;
}
