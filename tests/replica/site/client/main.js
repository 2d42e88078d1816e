import { browseMode } from './browse-mode.js';
import { feedPage } from './feed-page.js';
import { listPage } from './list-page.js';
import { livePage } from './live-page.js';
import { notice } from './notices.js';
import { playlistPage } from './playlist-page.js';
import { postPage } from './post-page.js';
import { profilePage } from './profile-page.js';
import { goBack, startRouter } from './router.js';
import { markCurrent, mountShell } from './shell.js';
import { startTheme } from './theme.js';

function missingPage() {
  return {
    node: notice('search', "Couldn't find this page", 'Check out more posts in the feed.'),
    posts: () => [],
    dispose() {},
  };
}

const pages = {
  feed: feedPage,
  profile: profilePage,
  playlist: playlistPage,
  collection: listPage,
  tag: listPage,
  music: listPage,
  post: postPage,
  live: livePage,
  missing: missingPage,
};

/** The page in the frame, its path and title, and the post over it, if any. */
const shown = { page: null, path: '', title: '', over: null };

function closeOverlay() {
  shown.over?.dispose();
  shown.over = null;
}

function openOverlay(frame, route) {
  if (shown.over === null) shown.title = document.title;
  closeOverlay();
  shown.over = browseMode(route, shown.page.posts(), shown.path);
  frame.after(shown.over.node);
}

function openPage(frame, route) {
  shown.page?.dispose();
  shown.page = pages[route.name](route);
  shown.path = route.path;
  frame.replaceChildren(shown.page.node);
  window.scrollTo(0, 0);
}

function render(frame, route) {
  markCurrent();
  if (route.name === 'post' && route.overlay && shown.page !== null) return openOverlay(frame, route);
  const wasOver = shown.over !== null;
  closeOverlay();
  if (wasOver && route.path === shown.path) document.title = shown.title;
  else openPage(frame, route);
}

function start() {
  startTheme();
  window.byted_acrawler?.init?.({ aid: 1988, dfp: true, mode: 513, region: 'row' });
  const frame = mountShell(document.getElementById('app'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown.over !== null) goBack(shown.path);
  });
  startRouter((route) => render(frame, route));
}

start();
