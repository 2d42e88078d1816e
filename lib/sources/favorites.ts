import { falling } from './cursors';
import { defineSource } from './define-source';

/** Everything a person has put into their favorites, in whatever folder, last added first. */
export const favorites = defineSource({
  id: 'favorites',
  label: 'Favorites',
  needs: 'account',
  path: '/api/user/collect/item_list/',
  of: { secUid: 'secUid' },
  query: { count: '30', coverFormat: '2' },
  next: falling,
});
