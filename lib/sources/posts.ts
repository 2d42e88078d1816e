import { byDate } from './cursors';
import { defineSource } from './define-source';

/** Everything a person has posted, pinned posts first. 35 a page is what TikTok gives at most (§1, 2026-08). */
export const posts = defineSource({
  id: 'posts',
  label: 'Posts',
  needs: 'nothing',
  newestFirst: true,
  ownPosts: true,
  path: '/api/post/item_list/',
  of: { secUid: 'secUid' },
  query: { count: '35', coverFormat: '2', needPinnedItemIds: 'true', post_item_list_request_type: '0' },
  next: byDate,
});
