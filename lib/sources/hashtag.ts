import { pathPart } from '@/lib/tiktok/path-part';
import { defineSource } from './define-source';

/** Posts under a hashtag, by its id; TikTok lists some thousands of them at most. */
export const hashtag = defineSource({
  id: 'hashtag',
  label: 'Hashtag',
  needs: 'nothing',
  path: '/api/challenge/item_list/',
  of: { challengeId: 'challengeID' },
  query: { count: '30', coverFormat: '2', from_page: 'hashtag' },
  referer: ({ keyword = '' }) => `/tag/${pathPart(keyword)}`,
});
