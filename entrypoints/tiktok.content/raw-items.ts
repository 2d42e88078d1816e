import { isRecord } from '@/lib/tiktok/wire-values';

/** Where replies and pages keep their posts (tiktok-web-api.md §1, §3.1, 2026-09); `*` is every entry of a list. */
const places: readonly string[][] = [
  ['itemList', '*'],
  ['item_list', '*'],
  ['data', '*', 'item'],
  ['itemInfo', 'itemStruct'],
  ['batchStoryItemLists', '*', 'itemList', '*'],
  ['webapp.updated-items', '*'],
  ['webapp.video-detail', 'itemInfo', 'itemStruct'],
  ['webapp.reflow.video.detail', 'itemInfo', 'itemStruct'],
  ['webapp.user-detail', 'userInfo', 'itemList', '*'],
  ['webapp.user-post', 'itemList', '*'],
];

const userPlaces: readonly string[][] = [['userInfo'], ['webapp.user-detail', 'userInfo']];

/** Every post in a reply or in a page's scopes, as it came. */
export function rawItemsIn(reply: unknown): unknown[] {
  return places.flatMap((place) => valuesAt(reply, place));
}

/** Every `userInfo` in a reply or in a page's scopes, as it came; an item's author counts, with `authorStats`. */
export function rawUsersIn(reply: unknown): unknown[] {
  const authors = rawItemsIn(reply).filter(isRecord).map(authorOf);
  return [...userPlaces.flatMap((place) => valuesAt(reply, place)), ...authors];
}

function authorOf(item: Record<string, unknown>): unknown {
  return { user: item['author'], stats: item['authorStats'], statsV2: item['authorStatsV2'] };
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return value === undefined ? [] : [value];
  if (step === '*') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  return isRecord(value) ? valuesAt(value[step], rest) : [];
}
