import { appContext } from './context.js';
import { el, icon } from './elements.js';
import { pagedList } from './paged-list.js';

const common = { count: '16', coverFormat: '2', from_page: 'user', video_encoding: 'mp4' };
const pinned = { needPinnedItemIds: 'true', post_item_list_request_type: '0' };

/** The tabs of a profile: test id, drawing, list, the test id of its items, and who may see it. */
const tabs = [
  {
    e2e: 'videos-tab',
    sign: 'grid',
    label: 'Videos',
    path: '/api/post/item_list/',
    item: 'user-post-item',
    extra: pinned,
  },
  {
    e2e: 'repost-tab',
    sign: 'repost',
    label: 'Reposts',
    path: '/api/repost/item_list/',
    item: 'user-repost-item',
    extra: pinned,
  },
  {
    e2e: 'favorites-tab',
    sign: 'bookmark',
    label: 'Favorites',
    path: '/api/user/collect/item_list/',
    item: 'favorites-item',
    own: true,
  },
  {
    e2e: 'liked-tab',
    sign: 'heart',
    label: 'Liked',
    path: '/api/favorite/item_list/',
    item: 'user-liked-item',
  },
];

function isOwn(user) {
  return appContext().user?.uniqueId === user.uniqueId;
}

/** The list behind a tab for this account, and how its grid is named. */
export function listOf(tab, user) {
  const pages = pagedList(tab.path, { ...common, ...tab.extra, secUid: user.secUid });
  const empty = tab.e2e === 'videos-tab' ? 'No content' : `No ${tab.label.toLowerCase()} to see`;
  return { pages, e2e: tab.item, empty, closed: Boolean(user.privateAccount) && !isOwn(user) };
}

/** Those that this visitor sees: favorites are their owner's alone. */
export function tabsFor(user) {
  return tabs.filter((tab) => isOwn(user) || !tab.own);
}

/** The row of tabs; `choose` is called with the tab that was pressed. */
export function tabRow(shown, choose) {
  const buttons = shown.map((tab) => {
    const select = () => {
      for (const other of buttons) other.setAttribute('aria-selected', String(other === button));
      choose(tab);
    };
    const props = { infix: 'PTab', e2e: tab.e2e, role: 'tab', tabindex: '0', on: { click: select } };
    const button = el(
      'button',
      { ...props, type: 'button', 'aria-selected': String(tab === shown[0]) },
      icon(tab.sign, 20),
      tab.label,
    );
    return button;
  });
  return el('div', { infix: 'DivVideoFeedTab', role: 'tablist' }, buttons);
}
