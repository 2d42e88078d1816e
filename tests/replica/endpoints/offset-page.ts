import type { Post } from '../world/post';
import { unit } from '../world/seeded';
import { type ApiReply, type Call, countOf, text } from './endpoint';
import { hasMoreForm, itemListOf } from './item-page';

/** Where a list that goes by offset is to begin. `list` names it, for devices that stand still. */
export function offsetOf(call: Call, list: string, name = 'cursor'): number {
  const asked = Number(call.devices.cursorFor(call.deviceId, list, text(call, name)));
  return asked > 0 ? Math.floor(asked) : 0;
}

/**
 * A page of a list that goes by offset. The offset counts what is gone or hidden, too: such posts are missing from
 * the page, and a page of nothing else has no `itemList`.
 */
export function offsetPage(call: Call, list: string, posts: readonly Post[], usual: number): ApiReply {
  const offset = offsetOf(call, list);
  const next = offset + countOf(call, usual, 30);
  const more = next < posts.length;
  return {
    ...itemListOf(call, posts.slice(offset, next)),
    hasMore: hasMoreForm(more, list, String(offset)),
    ...cursorForm(next, more, list),
  };
}

/** A cursor as replies write it: as text or as a number, and at some ends not at all. */
export function cursorForm(cursor: number, more: boolean, ...key: string[]): { cursor?: string | number } {
  if (!more && unit('no cursor', ...key) < 0.4) return {};
  return { cursor: unit('cursor form', String(cursor), ...key) < 0.5 ? cursor : String(cursor) };
}
