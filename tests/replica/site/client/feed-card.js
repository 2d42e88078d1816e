import { actionBar } from './action-bar.js';
import { captionOf } from './caption.js';
import { el, icon } from './elements.js';
import { playerOf } from './player.js';

function infoOverlay() {
  const author = el('a', { infix: 'StyledAuthorAnchor' });
  const desc = el('div', { infix: 'DivDescriptionContentContainer', e2e: 'video-desc', dir: 'auto' });
  const music = el('div', { infix: 'DivMusicText', e2e: 'video-music' });
  const node = el('div', { infix: 'DivMediaCardOverlayBottom' }, author, desc, music);
  const fill = (item) => {
    const uniqueId = item.author?.uniqueId ?? '';
    author.setAttribute('href', `/@${uniqueId}`);
    author.replaceChildren(el('h3', { e2e: 'video-author-uniqueid', infix: 'H3AuthorTitle' }, uniqueId));
    desc.replaceChildren(...captionOf(item));
    music.replaceChildren(icon('note', 16), item.music?.title ?? '');
  };
  return { node, fill };
}

/**
 * One node of the feed, made once and used for many posts. `fill(item, index)` writes another post into the same
 * elements, `empty()` leaves only the article: the site does both with cards that are far away.
 */
export function feedCard() {
  const article = el('article', { infix: 'ArticleItemContainer', e2e: 'recommend-list-item-container' });
  const card = { article, index: -1, filled: false, player: null, parts: null };
  card.fill = (item, index) => {
    card.parts ??= { bar: actionBar(), info: infoOverlay() };
    card.player?.stop();
    card.player = playerOf(item, 0);
    const { bar, info } = card.parts;
    card.index = index;
    card.filled = true;
    article.id = `one-column-item-${index}`;
    article.dataset.scrollIndex = String(index);
    article.style.setProperty('inset-block-start', `calc(${index} * 100%)`);
    bar.fill(item);
    info.fill(item);
    card.media ??= el('section', { infix: 'SectionMediaCardContainer', e2e: 'feed-video' });
    card.media.id = `media-card-${index}`;
    card.media.replaceChildren(card.player.node, info.node);
    if (!article.hasChildNodes())
      article.append(el('div', { infix: 'DivContentFlexLayout' }, card.media, bar.node));
  };
  card.empty = () => {
    card.player?.stop();
    Object.assign(card, { filled: false, player: null, parts: null, media: undefined });
    article.replaceChildren();
  };
  return card;
}
