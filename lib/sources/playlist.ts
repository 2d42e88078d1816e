import { pathPart } from '@/lib/tiktok/path-part';
import { defineSource } from './define-source';

/** A playlist (a "mix" on the wire), in its creator's order. */
export const playlist = defineSource({
  id: 'playlist',
  label: 'Playlist',
  needs: 'nothing',
  path: '/api/mix/item_list/',
  of: { mixId: 'mixId' },
  query: { count: '30' },
  referer: ({ uniqueId = '', mixId }) => `/@${pathPart(uniqueId)}/playlist/x-${mixId}`,
});
