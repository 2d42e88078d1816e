import { byBatch } from './cursors';
import { defineSource } from './define-source';

/** The explore page, all its categories (120): a new batch each time, without an end. */
export const explore = defineSource({
  id: 'explore',
  label: 'Explore',
  needs: 'nothing',
  endless: true,
  path: '/api/explore/item_list/',
  query: { categoryType: '120', count: '16', from_page: 'explore' },
  cursorQuery: () => ({}),
  next: byBatch,
  referer: () => '/explore',
});
