import { el } from './elements.js';
import { findPost } from './find-post.js';
import { loading, statusNotice, wentWrong } from './notices.js';
import { playerOf } from './player.js';
import { authorLine, copyLink, postActions, postTabs, words } from './post-parts.js';

/** The title a post gives its page. */
export function titlePost(item) {
  document.title = `${item.imagePost?.title || item.desc || item.author?.nickname || 'Post'} | TikTok`;
}

function fillPost(page, item) {
  page.player = playerOf(item, 0);
  page.tabs = postTabs(item);
  const frame = el(
    'div',
    { infix: 'DivVideoContainer', e2e: 'detail-video' },
    el('div', { infix: 'DivContainer' }, page.player.node),
  );
  const below = [authorLine(item), words(item), postActions(item), copyLink(item)];
  const left = el('div', { infix: 'DivLeftContainer' }, frame, el('div', { infix: 'DivDetailBelow' }, below));
  page.node.replaceChildren(left, el('div', { infix: 'DivRightContainer' }, page.tabs.nodes));
  titlePost(item);
  page.player.start();
}

async function loadPost(page, id) {
  page.node.replaceChildren(loading());
  const found = await findPost(id);
  if (page.over) return;
  if (found.item) fillPost(page, found.item);
  else if (found.status) page.node.replaceChildren(statusNotice(found.status));
  else page.node.replaceChildren(wentWrong(() => loadPost(page, id)));
}

/** `/@user/video/ID` and `/@user/photo/ID` as a page of their own. */
export function postPage({ id }) {
  const page = {
    node: el('div', { id: 'main-content-video_detail', infix: 'DivVideoDetailContainer' }),
    over: false,
    player: null,
    tabs: null,
  };
  document.title = 'TikTok';
  void loadPost(page, id);
  const dispose = () => {
    page.over = true;
    page.player?.stop();
    page.tabs?.dispose();
  };
  return { node: page.node, posts: () => [], dispose };
}
