import type { Theme } from '../button/theme';
import type { ButtonState } from '../button/words';
import { type Card, createCard } from './card';
import { findPlace, type Place } from './find-place';
import { spotOf } from './find-roots';
import { type CardPost, type PageView, readPost } from './read-post';

/** What the cards ask of the page and of the archive, and whom they tell. */
export interface CardsWorld {
  page(): PageView;
  theme(): Theme;
  stateOf(awemeId: string): ButtonState;
  pressed(post: CardPost): void;
  /** These posts have just appeared: what is known of them? */
  appeared(awemeIds: ReadonlySet<string>): void;
}

/** The cards of one page, each by its root. */
export interface Cards {
  /** Brings these roots' buttons up to date, and forgets the cards that have left the page. */
  visit(roots: Iterable<Element>): void;
  /** Roots that show a post which nothing told yet. */
  unread(): Element[];
  awemeIds(): Set<string>;
  /** Shows the state of these posts anew; of all where none are given. */
  refresh(awemeIds?: ReadonlySet<string>): void;
  setTheme(theme: Theme): void;
  clear(): void;
}

/** What was read of a root, before anything is changed on the page. */
interface Reading {
  root: Element;
  post: CardPost | null;
  place: Place | null;
  needsAnchor: boolean;
}

/** The cards of this page. Reads first and changes afterwards, so that the page is laid out once. */
export function createCards(world: CardsWorld): Cards {
  const cards = new Map<Element, Card>();
  const unread = new Set<Element>();

  const drop = (root: Element): void => {
    cards.get(root)?.remove();
    cards.delete(root);
    unread.delete(root);
  };
  const mount = (reading: Reading): string[] => {
    const { root, post, place } = reading;
    if (!post || !place) drop(root);
    if (!post) unread.add(root);
    if (!post || !place) return [];
    const before = cards.get(root)?.post;
    const card = cards.get(root) ?? createCard(post, world.pressed);
    cards.set(root, card);
    unread.delete(root);
    if (!before || !isSame(before, post)) card.show(post, world.stateOf(post.awemeId));
    if (reading.needsAnchor) anchorIn(place.parent);
    card.stand(place, world.theme());
    return before?.awemeId === post.awemeId ? [] : [post.awemeId];
  };

  return {
    visit(roots) {
      for (const root of [...cards.keys(), ...unread]) if (!root.isConnected) drop(root);
      const page = world.page();
      const fresh = new Set([...roots].map((root) => readRoot(root, page)).flatMap(mount));
      if (fresh.size > 0) world.appeared(fresh);
    },
    unread: () => [...unread],
    awemeIds: () => new Set([...cards.values()].map(({ post }) => post.awemeId)),
    refresh: (awemeIds) => refreshAll([...cards.values()], world, awemeIds),
    setTheme(theme) {
      for (const card of cards.values()) card.setTheme(theme);
    },
    clear: () => [...cards.keys()].forEach(drop),
  };
}

function refreshAll(cards: Card[], world: CardsWorld, awemeIds?: ReadonlySet<string>): void {
  const concerned = cards.filter(({ post }) => awemeIds?.has(post.awemeId) ?? true);
  for (const card of concerned) card.show(card.post, world.stateOf(card.post.awemeId));
}

function readRoot(root: Element, page: PageView): Reading {
  const spot = spotOf(root, page.url);
  const post = spot ? readPost(root, spot, page) : null;
  const place = spot && post ? findPlace(root, spot) : null;
  return { root, post, place, needsAnchor: place?.look === 'badge' && isStatic(place.parent) };
}

/** A badge is placed from the corner of its parent, so that must be positioned. */
function isStatic(parent: Element): boolean {
  return parent.ownerDocument.defaultView?.getComputedStyle(parent).position === 'static';
}

function anchorIn(parent: Element): void {
  if (parent instanceof HTMLElement) parent.style.position = 'relative';
}

function isSame(one: CardPost, other: CardPost): boolean {
  return one.awemeId === other.awemeId && one.uniqueId === other.uniqueId && one.kind === other.kind;
}
