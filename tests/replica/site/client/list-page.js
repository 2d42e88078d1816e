import { askApi } from './api.js';
import { firstScope } from './context.js';
import { el } from './elements.js';
import { postGrid } from './grid.js';
import { statusNotice, wentWrong } from './notices.js';
import { pagedList } from './paged-list.js';

const listQuery = { count: '30', coverFormat: '2', video_encoding: 'mp4' };

/** The lists that have a page of their own: what is known of each, by which data, and how its grid is named. */
const listKinds = {
  tag: {
    scope: 'webapp.challenge-detail',
    detail: ({ tag }) => ['/api/challenge/detail/', { challengeName: tag, from_page: 'hashtag' }],
    read: ({ challengeInfo }) =>
      challengeInfo?.challenge && {
        title: `#${challengeInfo.challenge.title}`,
        path: '/api/challenge/item_list/',
        own: { challengeID: challengeInfo.challenge.id, from_page: 'hashtag' },
      },
    e2e: 'challenge-item',
    heading: 'challenge-title',
  },
  music: {
    scope: 'webapp.music-detail',
    detail: ({ musicId }) => ['/api/music/detail/', { musicId, from_page: 'music' }],
    read: ({ musicInfo }) =>
      musicInfo?.music && {
        title: musicInfo.music.title,
        path: '/api/music/item_list/',
        own: { musicID: musicInfo.music.id, from_page: 'music' },
      },
    e2e: 'music-item',
    heading: 'music-title',
  },
  collection: {
    scope: '',
    detail: ({ collectionId }) => ['/api/collection/detail/', { collectionId, scene: '116' }],
    read: ({ collectionInfo }) =>
      collectionInfo && {
        title: collectionInfo.name,
        path: '/api/collection/item_list/',
        own: { collectionId: collectionInfo.collectionId, sourceType: '113' },
      },
    e2e: 'collection-item',
    heading: 'collection-title',
  },
};

function fillList(page, kind, { title, path, own }) {
  const pages = pagedList(path, { ...listQuery, ...own });
  page.grid = postGrid({ pages, e2e: kind.e2e, empty: 'No content' });
  const heading = el('h1', { e2e: kind.heading, infix: 'H1ShareTitle', dir: 'auto' }, title);
  document.title = `${title} | TikTok`;
  page.node.replaceChildren(el('div', { infix: 'DivShareLayoutHeader' }, heading), page.grid.node);
}

async function loadList(page, kind, route) {
  const detail = firstScope(kind.scope) ?? (await askApi(...kind.detail(route)));
  if (page.over) return;
  const list = detail && kind.read(detail);
  if (list) fillList(page, kind, list);
  else page.node.replaceChildren(detail ? statusNotice(10204) : wentWrong(() => loadList(page, kind, route)));
}

/** `/tag/NAME`, `/music/slug-ID` and `/@user/collection/NAME-ID`. */
export function listPage(route) {
  const page = { node: el('div', { infix: 'DivShareLayoutBase' }), grid: null, over: false };
  document.title = 'TikTok';
  void loadList(page, listKinds[route.name], route);
  const dispose = () => {
    page.over = true;
    page.grid?.dispose();
  };
  return { node: page.node, posts: () => page.grid?.items ?? [], dispose };
}
