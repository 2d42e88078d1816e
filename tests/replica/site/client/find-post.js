import { askApi, statusOf } from './api.js';
import { firstScope } from './context.js';
import { knownItem, rememberItems } from './item-store.js';

/** The document's own data when it was loaded for a video. Photo pages come without (tiktok-web-api.md §3.1). */
function fromDocument() {
  const detail = firstScope('webapp.video-detail') ?? firstScope('webapp.reflow.video.detail');
  if (detail === undefined) return null;
  const status = statusOf(detail);
  return status === 0 ? { item: detail.itemInfo?.itemStruct } : { status };
}

/** A post by what the document brought, what a list has shown, or the API: `{item}`, `{status}` or, unanswered, `{}`. */
export async function findPost(id) {
  const first = fromDocument();
  if (first?.item) rememberItems([first.item]);
  if (first) return first;
  const known = knownItem(id);
  if (known) return { item: known };
  const reply = await askApi('/api/item/detail/', { itemId: id, from_page: 'video', coverFormat: '2' });
  if (reply === null) return {};
  const item = reply.itemInfo?.itemStruct;
  rememberItems([item]);
  return item ? { item } : { status: statusOf(reply) || 10204 };
}
