import type { WantedList } from '@/lib/messages';
import { isRecord } from '@/lib/tiktok/wire-values';
import type { ShownList } from './listen-lists';

/** What says whose list it is, and in which order; with what a page means that doesn't say. */
const identity: Readonly<Record<string, string>> = {
  ...{ secUid: '', mixId: '', collectionId: '', challengeID: '', musicID: '', keyword: '' },
  ...{ categoryType: '', post_item_list_request_type: '0' },
};
/** Cursors above this are times (ms): they fall, from now on. Others are places, and rise. */
const leastTime = 1e9;

/**
 * What a reply has to say of the part of a list that is wanted: itself where the part goes on in it, for pages are cut
 * elsewhere than ours; nothing, in its form, behind the end, where the page asks no more. Undefined where it is of another.
 */
export function partOfList(list: ShownList, wanted: WantedList): unknown {
  if (!isOfList(list, wanted)) return undefined;
  const key = cursorKey(wanted);
  if (key === undefined) return list.reply;
  const at = Number(wanted.query[key]);
  const from = Number(list.query.get(key) ?? 0);
  const { next, more } = endOf(list.reply);
  if (next === at && from !== at) return more ? undefined : emptied(list.reply);
  return from === at || isBetween(at, from, next) ? list.reply : undefined;
}

/** The parameter that says where a part begins; undefined for lists of which each part is a new batch. */
export function cursorKey({ query }: WantedList): 'cursor' | 'offset' | undefined {
  return (['cursor', 'offset'] as const).find((key) => key in query);
}

function isOfList({ path, query }: ShownList, wanted: WantedList): boolean {
  if (withoutSlash(path) !== withoutSlash(wanted.path)) return false;
  return Object.entries(identity).every(([key, usual]) => {
    const value = wanted.query[key];
    return value === undefined || (query.get(key) ?? usual) === value;
  });
}

function isBetween(at: number, from: number, next: number): boolean {
  const begin = from === 0 && next > leastTime ? Number.POSITIVE_INFINITY : from;
  return (at - begin) * (at - next) < 0;
}

function endOf(reply: unknown): { next: number; more: boolean } {
  const { cursor, hasMore, has_more } = isRecord(reply) ? reply : {};
  const known = typeof cursor === 'string' || typeof cursor === 'number';
  return { next: known ? Number(cursor) : Number.NaN, more: Boolean(hasMore ?? has_more) };
}

function emptied(reply: unknown): unknown {
  return isRecord(reply) ? { ...reply, itemList: [], item_list: [] } : reply;
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
