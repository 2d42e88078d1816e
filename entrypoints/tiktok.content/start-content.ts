import type { Subject } from '@/lib/messages';
import type { PageContext } from '@/lib/tiktok/page-context';
import type { Background } from './background';
import { hostName } from './button/save-button';
import { createButtons } from './buttons';
import { watchPage } from './cards/watch-page';
import { listenForLists } from './listen-lists';
import type { PostStates } from './post-states';
import { rawItemsIn, rawUsersIn } from './raw-items';
import { readContext } from './read-context';
import { readPageScopes } from './read-scopes';
import { readSubject } from './read-subject';
import { pressTab, scrollOn } from './scroll-on';
import { createSeenItems } from './seen-items';
import { createSeenUsers } from './seen-users';
import { createShownLists, type ShownLists } from './shown-lists';

/** What a started content script answers and is told. */
export interface Content {
  readSubject(): Subject;
  readContext(): PageContext | null;
  nextShownList: ShownLists['next'];
  postsChanged: PostStates['put'];
  /** The page is about to be at another address, or just arrived there. */
  moved(): void;
}

/** Puts the buttons on this page and keeps them true, until the signal. */
export function startContent(window: Window, background: Background, signal: AbortSignal): Content {
  const { document } = window;
  // What an earlier version left behind can reach nobody any more.
  for (const host of document.querySelectorAll(hostName)) host.remove();
  const seen = { items: createSeenItems(), users: createSeenUsers() };
  const page = { scrollOn: () => scrollOn(window), pressTab: (tab: string) => pressTab(document, tab) };
  const shown = createShownLists(page, signal);
  const { cards, states, isAlive, check } = createButtons(window, background, seen.items, signal);
  const watch = watchPage(document, signal, (roots) => isAlive() && cards.visit(roots));

  const receive = (reply: unknown): void => {
    for (const item of rawItemsIn(reply)) seen.items.add(item);
    for (const user of rawUsersIn(reply)) seen.users.add(user);
    if (cards.unread().length > 0) watch.again();
  };
  receive(readPageScopes(document));
  listenForLists(document, signal, (list) => {
    receive(list.reply);
    shown.heard(list);
  });
  whenBack(window, signal, check);
  return {
    readSubject: () => readSubject(window.location.href, seen),
    readContext: () => readContext(window),
    nextShownList: shown.next,
    postsChanged: states.put,
    moved: watch.again,
  };
}

/** A tab that was away, or in the back/forward cache, has missed news. */
function whenBack(window: Window, signal: AbortSignal, check: () => void): void {
  const whenVisible = (): void => {
    if (window.document.visibilityState === 'visible') check();
  };
  window.addEventListener('pageshow', (event) => event.persisted && check(), { signal });
  window.document.addEventListener('visibilitychange', whenVisible, { signal });
}
