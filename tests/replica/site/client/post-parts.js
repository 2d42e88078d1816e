import { actButtons } from './action-bar.js';
import { captionOf } from './caption.js';
import { el, icon, picture } from './elements.js';
import { countOf, postDate, postPath, shortCount } from './format.js';
import { postGrid } from './grid.js';
import { pagedList } from './paged-list.js';

/** The author's line above a caption. */
export function authorLine(item) {
  const author = item.author ?? {};
  const href = `/@${author.uniqueId ?? ''}`;
  return el(
    'div',
    { infix: 'DivInfoContainer' },
    el(
      'a',
      { href, infix: 'StyledLinkAvatar', e2e: 'browse-user-avatar' },
      picture(author.avatarThumb, '', 'ImgAvatar'),
    ),
    el(
      'a',
      { href, infix: 'StyledLinkName' },
      el('span', { e2e: 'browse-username', infix: 'SpanUniqueId' }, author.uniqueId ?? ''),
      el(
        'span',
        { e2e: 'browser-nickname', infix: 'SpanOtherInfos', dir: 'auto' },
        `${author.nickname ?? ''} · ${postDate(item.createTime)}`,
      ),
    ),
    el('button', { type: 'button', infix: 'ButtonFollow', e2e: 'browse-follow' }, 'Follow'),
  );
}

/** Caption and music. */
export function words(item) {
  return el(
    'div',
    { infix: 'DivMainContent' },
    el('div', { infix: 'DivDescText', e2e: 'browse-video-desc', dir: 'auto' }, captionOf(item)),
    el(
      'h4',
      { e2e: 'browse-music', infix: 'H4Link' },
      icon('note', 16),
      item.music?.title ?? 'original sound',
    ),
  );
}

/** Like, comment, favorite and share, in a row. */
export function postActions(item) {
  const { nodes, fill } = actButtons('browse-');
  fill(item);
  return el('div', { infix: 'DivFlexCenterRow' }, nodes);
}

/** The link of the post with its button. */
export function copyLink(item) {
  const link = `https://www.tiktok.com${postPath(item)}`;
  const copy = () => navigator.clipboard?.writeText(link);
  return el(
    'div',
    { infix: 'DivCopyLinkContainer' },
    el(
      'p',
      { infix: 'PCopyLinkText', e2e: 'browse-video-link' },
      `${link}?is_from_webapp=1&sender_device=pc`,
    ),
    el(
      'button',
      { type: 'button', infix: 'ButtonCopyLink', e2e: 'browse-copy', on: { click: copy } },
      'Copy link',
    ),
  );
}

function commentsPanel(item) {
  const count = shortCount(countOf(item, 'commentCount'));
  return el(
    'div',
    { infix: 'DivCommentListContainer' },
    el('p', { infix: 'PNoComments' }, `${count} comments`),
  );
}

function creatorPanel(item) {
  const params = {
    secUid: item.author?.secUid ?? '',
    count: '16',
    coverFormat: '2',
    from_page: 'video',
    video_encoding: 'mp4',
  };
  const grid = postGrid({
    pages: pagedList('/api/post/item_list/', params),
    e2e: 'creator-video-item',
    empty: 'No content',
  });
  return { node: el('div', { infix: 'DivCreatorVideos' }, grid.node), dispose: grid.dispose };
}

/** Tabs under a post: comments, and the creator's other posts, which are asked for only when they are looked at. */
export function postTabs(item) {
  const panel = el('div', { infix: 'DivTabPanel' }, commentsPanel(item));
  let grid = null;
  const choose = (name, event) => {
    for (const tab of menu.querySelectorAll('[role="tab"]'))
      tab.setAttribute('aria-selected', String(tab === event.currentTarget));
    grid?.dispose();
    grid = name === 'creator' ? creatorPanel(item) : null;
    panel.replaceChildren(grid?.node ?? commentsPanel(item));
  };
  const tab = (name, label, on) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        infix: 'DivTabItem',
        'aria-selected': on,
        on: { click: (event) => choose(name, event) },
      },
      label,
    );
  const menu = el(
    'div',
    { infix: 'DivTabMenuContainer', role: 'tablist' },
    tab('comments', 'Comments', 'true'),
    tab('creator', 'Creator videos', 'false'),
  );
  return { nodes: [menu, panel], dispose: () => grid?.dispose() };
}
