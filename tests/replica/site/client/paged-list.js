import { askApi, statusOf } from './api.js';

/**
 * A list read page by page. `next()` gives `{items, ended, failed, status}`; a failed call may simply be repeated, the
 * cursor has not moved. Posts that come twice are left out.
 */
export function pagedList(path, params) {
  const seen = new Set();
  let cursor = '0';
  return {
    async next() {
      const reply = await askApi(path, { ...params, cursor });
      if (reply === null) return { items: [], ended: false, failed: true, status: 0 };
      const status = statusOf(reply);
      if (status !== 0) return { items: [], ended: true, failed: false, status };
      cursor = String(reply.cursor ?? cursor);
      const items = (reply.itemList ?? []).filter((item) => item?.id && !seen.has(item.id));
      for (const item of items) seen.add(item.id);
      return { items, ended: !reply.hasMore, failed: false, status };
    },
  };
}
