import type { ShownList } from './listen-lists';

export interface ShownLists {
  heard(list: ShownList): void;
  /** The next list of this API path that nobody was given yet, scrolling on until it comes; null when time is up. */
  next(wanted: { path: string; timeoutMs: number }): Promise<unknown>;
  /** Forgets what was not given yet: the page shows something else now. */
  forget(): void;
}

/** Milliseconds between two scrolls: the site asks for the next page well within this. */
const stride = 800;
/** Lists kept for somebody who asks later, so that the first pages of a fresh tab are not lost. */
const keptAtMost = 20;

/** Gives out the lists that the page fetches by itself, in their order, each once. `scrollOn` makes it fetch more. */
export function createShownLists(scrollOn: () => void, signal: AbortSignal): ShownLists {
  const shelf = createShelf();
  const arrivals = new EventTarget();

  const scrollUntilHeard = (path: string, timeoutMs: number): Promise<unknown> =>
    new Promise((resolve) => {
      const finish = new AbortController();
      const end = (reply: unknown): void => {
        clearInterval(strides);
        clearTimeout(limit);
        finish.abort();
        resolve(reply);
      };
      const look = (): void => {
        const list = shelf.take(path);
        if (list) end(list.reply);
      };
      arrivals.addEventListener('list', look, { signal: finish.signal });
      signal.addEventListener('abort', () => end(null), { signal: finish.signal });
      const strides = setInterval(scrollOn, stride);
      const limit = setTimeout(() => end(null), timeoutMs);
      scrollOn();
    });

  return {
    heard(list) {
      shelf.put(list);
      arrivals.dispatchEvent(new Event('list'));
    },
    async next({ path, timeoutMs }) {
      const list = shelf.take(path);
      return list ? list.reply : scrollUntilHeard(path, timeoutMs);
    },
    forget: shelf.clear,
  };
}

function createShelf() {
  let lists: ShownList[] = [];
  return {
    put(list: ShownList): void {
      lists = [...lists, list].slice(-keptAtMost);
    },
    /** The oldest of this path. */
    take(path: string): ShownList | undefined {
      const list = lists.find((one) => samePath(one.path, path));
      lists = lists.filter((one) => one !== list);
      return list;
    },
    clear(): void {
      lists = [];
    },
  };
}

function samePath(one: string, other: string): boolean {
  return one.replace(/\/$/, '') === other.replace(/\/$/, '');
}
