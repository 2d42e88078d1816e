import { byBatch } from './cursors';
import { defineSource } from './define-source';

/** What TikTok recommends to this browser: a new batch each time, without an end. */
export const feed = defineSource({
  id: 'feed',
  label: 'For You',
  needs: 'nothing',
  endless: true,
  path: '/api/recommend/item_list/',
  query: { count: '30', coverFormat: '2', from_page: 'fyp' },
  cursorQuery: () => ({}),
  next: byBatch,
  referer: () => '/foryou',
});
