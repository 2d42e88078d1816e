import { pathPart } from '@/lib/tiktok/path-part';
import { byOffset } from './cursors';
import { defineSource } from './define-source';

/** One folder of favorites. Its reply has no cursor: every page is 30 places, also those of posts that are gone. */
export const collection = defineSource({
  id: 'collection',
  label: 'Favorites folder',
  needs: 'account',
  path: '/api/collection/item_list/',
  of: { collectionId: 'collectionId' },
  query: { count: '30', sourceType: '113' },
  next: byOffset(30),
  referer: ({ uniqueId = '', collectionId }) => `/@${pathPart(uniqueId)}/collection/x-${collectionId}`,
});
