import type { WantedList } from '@/lib/messages';
import type { ShownList } from './listen-lists';
import { cursorKey, partOfList } from './part-of-list';

/** The lists that the page fetches while it is scrolled: `heard` takes each reply, `next` gives them to who asks. */
export interface ShownLists {
  heard(list: ShownList): void;
  /** The part of the list that is wanted, scrolling on until it comes; null when time is up. */
  next(wanted: WantedList & { timeoutMs: number }): Promise<unknown>;
}

/** What makes a page fetch more. */
interface Page {
  scrollOn(): void;
  /** Gives whether the page has this tab. */
  pressTab(tab: string): boolean;
}

/** Milliseconds between two scrolls: the site asks for the next page well within this. */
const stride = 800;
/** Lists kept for somebody who asks later: the first pages of a fresh tab, or one whose asker died. */
const keptAtMost = 20;

/** Gives out the lists that the page fetches by itself. */
export function createShownLists(page: Page, signal: AbortSignal): ShownLists {
  const shelf = createShelf();
  const arrivals = new EventTarget();
  const goOn = createDrive(page);
  const untilHeard = (wanted: WantedList, timeoutMs: number): Promise<unknown> =>
    new Promise((resolve) => {
      const finish = new AbortController();
      const end = (reply: unknown): void => {
        clearInterval(strides);
        clearTimeout(limit);
        finish.abort();
        resolve(reply);
      };
      const look = (): void => {
        const part = shelf.find(wanted);
        if (part !== undefined) end(part);
      };
      arrivals.addEventListener('list', look, { signal: finish.signal });
      signal.addEventListener('abort', () => end(null), { signal: finish.signal });
      const strides = setInterval(goOn, stride, wanted);
      const limit = setTimeout(() => end(null), timeoutMs);
      goOn(wanted);
    });

  return {
    heard(list) {
      shelf.put(list);
      arrivals.dispatchEvent(new Event('list'));
    },
    async next({ timeoutMs, ...wanted }) {
      return shelf.find(wanted) ?? untilHeard(wanted, timeoutMs);
    },
  };
}

/** Gives a call that makes the page fetch more: its tab is pressed once, then scrolled down. */
function createDrive(page: Page): (wanted: WantedList) => void {
  const pressed = new Set<string>();
  return ({ tab }) => {
    if (tab === undefined || pressed.has(tab)) page.scrollOn();
    else if (page.pressTab(tab)) pressed.add(tab);
  };
}

function createShelf() {
  let lists: ShownList[] = [];
  return {
    put(list: ShownList): void {
      lists = [...lists, list].slice(-keptAtMost);
    },
    /** A batch of a list without places is given once. */
    find(wanted: WantedList): unknown {
      for (const list of lists) {
        const part = partOfList(list, wanted);
        if (part === undefined) continue;
        if (cursorKey(wanted) === undefined) lists = lists.filter((one) => one !== list);
        return part;
      }
      return undefined;
    },
  };
}
