import { type WireItem, wireItem } from '../wire/item';
import { isListed } from '../world/history';
import type { Post } from '../world/post';
import { unit } from '../world/seeded';
import type { Call } from './endpoint';

/** `itemList` as far as there is one: the key is absent when nothing is shown. */
export function itemListOf(call: Call, posts: readonly Post[]): { itemList?: WireItem[] } {
  const shown = posts.filter((post) => isListed(post, call.session.viewer));
  if (shown.length === 0) return {};
  return { itemList: shown.map((post) => wireItem(call.to, post, call.session.viewer)) };
}

/** `hasMore` as some replies write it: true or 1. */
export function hasMoreForm(more: boolean, ...key: string[]): boolean | number {
  return unit('hasMore form', ...key) < 0.3 ? Number(more) : more;
}
