import type { Kept } from '../world/shelves';
import { type ApiReply, type Call, countOf, text } from './endpoint';
import { hasMoreForm, itemListOf } from './item-page';
import { cursorForm } from './offset-page';

/**
 * A page of what somebody liked or saved: in the order of the liking, last first, whatever the posts' own times. The
 * cursor falls; it is the time of the liking, which no item tells. Posts that are gone or hidden are just not there.
 */
export function shelfPage(call: Call, list: string, kept: readonly Kept[]): ApiReply {
  const asked = Number(call.devices.cursorFor(call.deviceId, list, text(call, 'cursor')));
  const left = asked > 0 ? kept.filter(({ time }) => time < asked) : kept;
  const page = left.slice(0, countOf(call, 15, 30));
  const last = page.at(-1)?.time ?? asked;
  const more = page.length < left.length;
  return {
    ...itemListOf(
      call,
      page.map(({ post }) => post),
    ),
    hasMore: hasMoreForm(more, list, String(asked)),
    ...cursorForm(last || 0, more, list),
  };
}
