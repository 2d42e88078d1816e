import { falling } from './cursors';
import { defineSource } from './define-source';

/** What a person has liked, last liked first; nothing tells when that was. Shown to its owner, or to all if they chose so. */
export const likes = defineSource({
  id: 'likes',
  label: 'Likes',
  needs: 'account',
  path: '/api/favorite/item_list/',
  of: { secUid: 'secUid' },
  query: { count: '30', coverFormat: '2', needPinnedItemIds: 'true', post_item_list_request_type: '0' },
  next: falling,
});
