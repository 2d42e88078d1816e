import { firstScope } from './context.js';
import { el, icon } from './elements.js';
import { feedPool } from './feed-pool.js';
import { knownItem, rememberItems } from './item-store.js';
import { loading, notice, wentWrong } from './notices.js';
import { pagedList } from './paged-list.js';
import { go } from './router.js';

const params = {
  count: '6',
  from_page: 'fyp',
  coverFormat: '2',
  video_encoding: 'dash',
  pullType: '1',
  showAds: 'false',
  vv_count: '0',
};

async function moreFeed(feed) {
  if (feed.loading || feed.ended || feed.over) return;
  feed.loading = true;
  if (feed.items.length === 0) feed.foot.replaceChildren(loading());
  const page = await feed.pages.next();
  feed.loading = false;
  if (feed.over) return;
  feed.ended = page.ended;
  feed.items.push(...page.items.filter((item) => !item.liveRoomInfo));
  feed.foot.replaceChildren();
  if (page.failed) feed.foot.replaceChildren(wentWrong(() => moreFeed(feed)));
  else if (feed.items.length === 0)
    feed.foot.replaceChildren(notice('play', 'No content', 'The feed is empty.'));
  feed.pool.show(feed.items, feed.index);
  if (page.items.length > 0 && feed.index === 0) feed.pool.cardAt(0)?.player?.start();
}

function reach(feed, index) {
  feed.pool.cardAt(feed.index)?.player?.pause();
  feed.index = index;
  feed.pool.show(feed.items, index);
  feed.pool.cardAt(index)?.player?.start();
  if (index >= feed.items.length - 3) void moreFeed(feed);
}

function step(feed, by) {
  const index = Math.min(Math.max(feed.index + by, 0), feed.items.length - 1);
  feed.column.scrollTo({ top: index * feed.column.clientHeight, behavior: 'smooth' });
}

function arrowsOf(feed) {
  const button = (sign, label, e2e, by) => {
    const on = { click: () => step(feed, by) };
    return el(
      'button',
      { type: 'button', infix: 'ButtonFeedStep', 'aria-label': label, e2e, on },
      icon(sign, 24),
    );
  };
  const back = button('up', 'Previous video', 'feed-navigation-prev', -1);
  const next = button('down', 'Next video', 'feed-navigation-next', 1);
  return el('aside', { infix: 'DivFeedNavigationContainer' }, back, next);
}

function watchCards(feed) {
  return new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const index = Number(target.dataset.scrollIndex);
        if (isIntersecting && index !== feed.index) reach(feed, index);
      }
    },
    { root: feed.column, threshold: 0.6 },
  );
}

function openComments(event) {
  const path = event.target.closest?.('[data-act="comment"]')?.dataset.path;
  if (path) go(path, { overlay: true });
}

function onKey(feed, event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.target.closest?.('input, textarea')) return;
  event.preventDefault();
  step(feed, by);
}

/** Posts that came with the document, as the site sometimes sends them. */
function sentAlong() {
  const sent = firstScope('webapp.updated-items');
  rememberItems(sent);
  return Array.isArray(sent) ? sent.filter((item) => knownItem(item?.id)) : [];
}

/** `/` and `/foryou`. */
export function feedPage() {
  const column = el('div', {
    id: 'column-list-container',
    infix: 'DivColumnListContainer',
    tabindex: '0',
    on: { click: openComments },
  });
  const foot = el('div', { infix: 'DivFeedFoot' });
  const feed = { column, foot, items: sentAlong(), index: 0, ended: false, loading: false, over: false };
  feed.pages = pagedList('/api/recommend/item_list/', params);
  const observer = watchCards(feed);
  feed.pool = feedPool(column, (card) => observer.observe(card.article));
  const node = el(
    'main',
    { id: 'main-content-homepage_hot', infix: 'MainContentContainer' },
    column,
    arrowsOf(feed),
    foot,
  );
  const listen = (event) => onKey(feed, event);
  document.addEventListener('keydown', listen);
  document.title = 'For You | TikTok';
  feed.pool.show(feed.items, 0);
  void moreFeed(feed);
  const dispose = () => {
    feed.over = true;
    observer.disconnect();
    document.removeEventListener('keydown', listen);
    for (const card of feed.pool.cards) card.player?.stop();
  };
  return { node, posts: () => feed.items, dispose };
}
