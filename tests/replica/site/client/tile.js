import { el, icon, picture } from './elements.js';
import { countOf, isPhoto, postPath, shortCount } from './format.js';

function coverOf(item) {
  return item.video?.cover || item.imagePost?.cover?.imageURL?.urlList?.[0] || '';
}

function badges(item) {
  return [
    item.isPinnedItem && el('div', { infix: 'DivBadge', e2e: 'video-card-badge' }, 'Pinned'),
    item.privateItem && el('div', { infix: 'DivBadge', e2e: 'video-card-private' }, icon('lock', 14)),
    isPhoto(item) && el('div', { infix: 'DivPhotoBadge', title: 'Photos' }, icon('photos', 20)),
  ].filter(Boolean);
}

function footer(item) {
  return el(
    'div',
    { infix: 'DivCardFooter' },
    icon('play', 16),
    el(
      'strong',
      { infix: 'StrongVideoCount', e2e: 'video-views', also: 'video-count' },
      shortCount(countOf(item, 'playCount')),
    ),
  );
}

/** One tile of a grid. `e2e` is the item's test id: `user-post-item`, `user-liked-item`, `favorites-item`… */
export function tile(item, index, e2e) {
  const href = `https://www.tiktok.com${postPath(item)}`;
  const link = el(
    'a',
    { href, infix: 'AVideoContainer', 'data-opens': 'overlay' },
    el(
      'div',
      { infix: 'DivContainer' },
      picture(coverOf(item), item.desc ?? '', 'ImgCover'),
      badges(item),
      footer(item),
    ),
  );
  return el(
    'div',
    { infix: 'DivItemContainerV2', id: `grid-item-container-${index}` },
    el('div', { infix: 'DivWrapper', e2e }, link),
    el(
      'div',
      { infix: 'DivDesContainer', e2e: `${e2e}-desc` },
      el('a', { href, title: item.desc ?? '', tabindex: '-1' }, item.desc ?? ''),
    ),
  );
}
