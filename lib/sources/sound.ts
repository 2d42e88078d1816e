import { defineSource } from './define-source';

/** Posts that use a sound. */
export const sound = defineSource({
  id: 'sound',
  label: 'Sound',
  needs: 'nothing',
  path: '/api/music/item_list/',
  of: { musicId: 'musicID' },
  query: { count: '30', coverFormat: '2', from_page: 'music' },
  referer: ({ musicId }) => `/music/x-${musicId}`,
});
