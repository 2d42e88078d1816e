import { el, icon } from './elements.js';
import { findPost } from './find-post.js';
import { postPath } from './format.js';
import { loading, statusNotice, wentWrong } from './notices.js';
import { playerOf } from './player.js';
import { titlePost } from './post-page.js';
import { authorLine, copyLink, postActions, postTabs, words } from './post-parts.js';
import { go, goBack } from './router.js';

function roundButton(sign, label, e2e, press) {
  return el(
    'button',
    { type: 'button', infix: 'ButtonBasicButtonContainer', 'aria-label': label, e2e, on: { click: press } },
    icon(sign, 26),
  );
}

/** The neighbours of a post in the list it was opened from. */
function stepButtons(item, posts) {
  const at = posts.findIndex(({ id }) => id === item.id);
  const to = (index) => () => go(postPath(posts[index]), { overlay: true, replace: true });
  return [
    at > 0 && roundButton('up', 'Go to previous post', 'arrow-left', to(at - 1)),
    at !== -1 && at < posts.length - 1 && roundButton('down', 'Go to next post', 'arrow-right', to(at + 1)),
  ].filter(Boolean);
}

function fillBrowse(browse, item) {
  browse.player = playerOf(item, 0);
  browse.tabs = postTabs(item);
  const close = roundButton('close', 'Close', 'browse-close', () => goBack(browse.under));
  const steps = el('div', { infix: 'DivStepButtons' }, stepButtons(item, browse.posts));
  const frame = el('div', { infix: 'DivVideoWrapper', e2e: 'browse-video' }, browse.player.node);
  const content = [authorLine(item), words(item), postActions(item), copyLink(item), ...browse.tabs.nodes];
  browse.node.replaceChildren(
    el('div', { infix: 'DivVideoContainer' }, close, frame, steps),
    el('div', { infix: 'DivContentContainer' }, content),
  );
  titlePost(item);
  browse.player.start();
}

async function loadBrowse(browse, id) {
  browse.node.replaceChildren(loading());
  const found = await findPost(id);
  if (browse.over) return;
  if (found.item) fillBrowse(browse, found.item);
  else if (found.status) browse.node.replaceChildren(statusNotice(found.status));
  else browse.node.replaceChildren(wentWrong(() => loadBrowse(browse, id)));
}

/** A post over the page that it was opened from: `posts` are that page's, `under` its path. */
export function browseMode({ id }, posts, under) {
  const browse = {
    node: el('div', { infix: 'DivBrowserModeContainer', role: 'dialog', 'aria-modal': 'true' }),
    posts,
    under,
    over: false,
  };
  void loadBrowse(browse, id);
  const dispose = () => {
    browse.over = true;
    browse.player?.stop();
    browse.tabs?.dispose();
    browse.node.remove();
  };
  return { node: browse.node, dispose };
}
