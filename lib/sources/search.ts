import { pathPart } from '@/lib/tiktok/path-part';
import { bySearch } from './cursors';
import { defineSource } from './define-source';

/** Videos that TikTok finds for some words; its reply is snake_case, and only somebody who is signed in gets one. */
export const search = defineSource({
  id: 'search',
  label: 'Search',
  needs: 'account',
  path: '/api/search/item/full/',
  of: { keyword: 'keyword' },
  query: { count: '20', from_page: 'search' },
  cursorQuery: (cursor) => {
    const [offset = '0', searchId = ''] = cursor.split('|');
    return { offset, ...(searchId ? { search_id: searchId } : {}) };
  },
  next: bySearch,
  keys: { items: 'item_list', more: 'has_more' },
  referer: ({ keyword = '' }) => `/search/video?q=${pathPart(keyword)}`,
});
