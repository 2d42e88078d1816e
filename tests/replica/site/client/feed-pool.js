import { feedCard } from './feed-card.js';

/** How many cards around the one in view are kept filled, and how many articles there are at most. */
const BEFORE = 2;
const AFTER = 3;
const MOST = 10;

function addCard(pool) {
  const card = feedCard();
  pool.cards.push(card);
  pool.column.append(card.article);
  pool.onCard(card);
  return card;
}

/** The card that is farthest from the one in view, to be used for another post. */
function farthest(pool, index) {
  const far = (card) => Math.abs(card.index - index);
  return pool.cards.reduce((best, card) => (far(card) > far(best) ? card : best));
}

/**
 * A handful of articles for a feed of any length. Of the cards that have gone far away every other one is emptied, to
 * be refilled when it is near again; the rest keep their post until they are given another.
 */
export function feedPool(column, onCard) {
  const pool = { column, onCard, cards: [] };
  pool.cardAt = (index) => pool.cards.find((card) => card.index === index);
  pool.show = (items, index) => {
    const first = Math.max(0, index - BEFORE);
    const last = Math.min(items.length - 1, index + AFTER);
    for (let at = first; at <= last; at += 1) {
      const card = pool.cardAt(at) ?? (pool.cards.length < MOST ? addCard(pool) : farthest(pool, index));
      if (card.index !== at || !card.filled) card.fill(items[at], at);
    }
    pool.cards.forEach((card, order) => {
      const isFar = card.index < first || card.index > last;
      if (isFar && card.filled && order % 2 === 1) card.empty();
    });
  };
  return pool;
}
