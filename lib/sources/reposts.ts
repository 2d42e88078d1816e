import { byLength } from './cursors';
import { defineSource } from './define-source';

/** What a person has reposted, last first. Fewer come than were asked for, so the cursor counts what came. */
export const reposts = defineSource({
  id: 'reposts',
  label: 'Reposts',
  needs: 'nothing',
  path: '/api/repost/item_list/',
  of: { secUid: 'secUid' },
  query: { count: '30', coverFormat: '2', needPinnedItemIds: 'true', post_item_list_request_type: '0' },
  next: byLength,
});
