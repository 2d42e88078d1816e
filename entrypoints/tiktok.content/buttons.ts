import { createAskStates } from './ask-states';
import type { Background } from './background';
import { readTheme, watchTheme } from './button/theme';
import { type Cards, createCards } from './cards/cards';
import type { CardPost } from './cards/read-post';
import { createPostStates, type PostStates } from './post-states';
import { savePost } from './save-post';
import type { SeenItems } from './seen-items';

/** All buttons of one page, with what is known of their posts. */
export interface Buttons {
  cards: Cards;
  states: PostStates;
  /** False once the background can't be reached any more; every button then says so. */
  isAlive(): boolean;
  /** Asks anew what is in the archive. */
  check(): void;
}

/** The cards of this page with what their buttons show and do, until the signal. */
export function createButtons(
  window: Window,
  background: Background,
  items: SeenItems,
  signal: AbortSignal,
): Buttons {
  const states = createPostStates((awemeIds) => cards.refresh(awemeIds));
  const saving = { background, states, items, pressed: new Set<string>() };
  const askStates = createAskStates(saving);
  let theme = readTheme(window);
  let isStale = false;

  const isAlive = (): boolean => {
    const isNews = !isStale && !background.isThere();
    isStale ||= isNews;
    if (isNews) cards.refresh();
    return !isStale;
  };
  const pressed = (post: CardPost): void => {
    const saidSo = isStale;
    if (isAlive()) void savePost(post, saving);
    else if (saidSo) window.location.reload();
  };
  const cards: Cards = createCards({
    page: () => ({ url: window.location.href, items }),
    theme: () => theme,
    stateOf: (awemeId) => (isAlive() ? states.of(awemeId) : { state: 'stale' }),
    pressed,
    appeared: (awemeIds) => void askStates(awemeIds),
  });
  watchTheme(window, signal, (next) => {
    theme = next;
    cards.setTheme(next);
  });
  signal.addEventListener('abort', () => isAlive() && cards.clear());
  return { cards, states, isAlive, check: () => void askStates(cards.awemeIds()) };
}
