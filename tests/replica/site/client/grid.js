import { el } from './elements.js';
import { loading, notice, statusNotice, wentWrong } from './notices.js';
import { tile } from './tile.js';

/** After so many empty pages in a row a list is taken for broken, as the site does. */
const EMPTY_PAGES = 3;

function emptyNotice(grid, status) {
  if (grid.closed) return statusNotice(10222);
  return status === 0 ? notice('grid', grid.empty, 'Nothing to see here yet.') : statusNotice(status);
}

function append(grid, items) {
  for (const item of items) {
    grid.items.push(item);
    grid.list.append(tile(item, grid.items.length - 1, grid.e2e));
  }
}

function settle(grid, page) {
  grid.emptyPages = page.items.length > 0 ? 0 : grid.emptyPages + 1;
  grid.ended = page.ended;
  if (page.failed || (!page.ended && grid.emptyPages >= EMPTY_PAGES)) {
    grid.below.replaceChildren(wentWrong(() => load(grid)));
    return;
  }
  const nothing = page.ended && grid.items.length === 0;
  grid.below.replaceChildren(...(nothing ? [emptyNotice(grid, page.status)] : []));
  if (!page.ended) watchAgain(grid);
}

async function load(grid) {
  if (grid.loading || grid.ended || grid.over) return;
  grid.loading = true;
  grid.below.replaceChildren(loading());
  const page = await grid.pages.next();
  grid.loading = false;
  if (grid.over) return;
  append(grid, page.items);
  settle(grid, page);
}

/** An observer only speaks of changes: asking anew makes it report a foot that is still in sight. */
function watchAgain(grid) {
  grid.observer.unobserve(grid.foot);
  grid.observer.observe(grid.foot);
}

/**
 * A grid of posts that loads as one scrolls. `pages` comes from pagedList, `e2e` names its items, `empty` is what it says
 * when there are none, `closed` that an empty one is a private account's. Gives `{node, items, dispose}`.
 */
export function postGrid({ pages, e2e, empty, closed = false }) {
  const list = el('div', { infix: 'DivVideoFeedV2', e2e: `${e2e}-list`, mode: 'compact' });
  const below = el('div', { infix: 'DivBelowList' });
  const foot = el('div', { infix: 'DivListFoot' });
  const node = el('div', { infix: 'DivThreeColumnContainer' }, list, below, foot);
  const grid = {
    pages,
    e2e,
    empty,
    closed,
    list,
    below,
    foot,
    items: [],
    emptyPages: 0,
    ended: false,
    loading: false,
    over: false,
  };
  grid.observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void load(grid);
    },
    { rootMargin: '400px' },
  );
  grid.observer.observe(foot);
  const dispose = () => {
    grid.over = true;
    grid.observer.disconnect();
  };
  return { node, items: grid.items, dispose };
}
