import { el, icon, picture } from './elements.js';
import { countOf, postPath, shortCount } from './format.js';

const acts = [
  { sign: 'heart', name: 'like', count: 'diggCount', label: 'Like' },
  { sign: 'comment', name: 'comment', count: 'commentCount', label: 'Comments' },
  { sign: 'bookmark', name: 'undefined', count: 'collectCount', label: 'Add to Favorites' },
  { sign: 'share', name: 'share', count: 'shareCount', label: 'Share' },
];

/** Drawing and count; nothing is ever sent, the press is only shown. */
function actButton({ sign, name, label }, prefix) {
  const count = el('strong', {
    infix: 'StrongText',
    e2e: name === 'undefined' ? 'undefined-count' : `${prefix}${name}-count`,
  });
  const press = () =>
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
  const button = el(
    'button',
    {
      type: 'button',
      infix: 'ButtonActionItem',
      'aria-label': label,
      'data-act': name,
      on: { click: press },
    },
    el('span', { infix: 'SpanIconWrapper', e2e: `${prefix}${name}-icon` }, icon(sign, 24)),
    count,
  );
  return { button, count };
}

/** The four buttons: `nodes`, and `fill(item)` that writes a post's counts into them. */
export function actButtons(prefix) {
  const made = acts.map((act) => actButton(act, prefix));
  const fill = (item) => {
    acts.forEach((act, index) => {
      made[index].count.textContent = shortCount(countOf(item, act.count));
      made[index].button.removeAttribute('aria-pressed');
    });
  };
  return { nodes: made.map(({ button }) => button), fill };
}

/** The column beside a card of the feed: author, like, comment, favorite, share, music. */
export function actionBar() {
  const author = el('a', { infix: 'StyledAvatarLink', e2e: 'video-author-avatar' });
  const disc = el('div', { infix: 'DivMusicDisc' });
  const { nodes, fill } = actButtons('');
  const node = el('section', { infix: 'SectionActionBarContainer' }, author, nodes, disc);
  const fillAll = (item) => {
    author.setAttribute('href', `/@${item.author?.uniqueId ?? ''}`);
    author.replaceChildren(picture(item.author?.avatarThumb, item.author?.nickname ?? '', 'ImgAvatar'));
    disc.replaceChildren(picture(item.music?.coverThumb, item.music?.title ?? '', 'ImgMusicCover'));
    node.querySelector('[data-act="comment"]').dataset.path = postPath(item);
    fill(item);
  };
  return { node, fill: fillAll };
}
