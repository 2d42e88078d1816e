import { askApi } from './api.js';
import { el } from './elements.js';
import { postGrid } from './grid.js';
import { pagedList } from './paged-list.js';

async function nameList(title, mixId) {
  const reply = await askApi('/api/mix/detail/', { mixId, from_page: 'user' });
  const name = reply?.mixInfo?.name ?? reply?.mixInfo?.mixName;
  if (!name) return;
  title.textContent = name;
  document.title = `${name} | TikTok`;
}

/** `/@user/playlist/NAME-ID`. */
export function playlistPage({ uniqueId, mixId }) {
  const title = el('h1', { e2e: 'playlist-title', infix: 'H1PlaylistTitle', dir: 'auto' }, 'Playlist');
  const from = el('a', { href: `/@${uniqueId}`, infix: 'StyledAuthorLink' }, `@${uniqueId}`);
  const pages = pagedList('/api/mix/item_list/', {
    mixId,
    count: '30',
    from_page: 'user',
    video_encoding: 'mp4',
  });
  const grid = postGrid({ pages, e2e: 'playlist-item', empty: 'This playlist is empty' });
  document.title = 'Playlist | TikTok';
  void nameList(title, mixId);
  const node = el(
    'div',
    { infix: 'DivShareLayoutBase' },
    el('div', { infix: 'DivPlaylistHeader' }, title, from),
    grid.node,
  );
  return { node, posts: () => grid.items, dispose: grid.dispose };
}
