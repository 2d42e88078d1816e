import { type HandOver, longestReply } from './handover';
import { listPath } from './list-path';

/**
 * Lets the page's `fetch` be what it was, and reads a copy of each list reply. The page gets the very promise that the
 * browser gave; whatever goes wrong here stays here. TikTok's own script wraps this wrapper later.
 */
export function watchFetch(window: Window & typeof globalThis, handOver: HandOver): void {
  window.fetch = new Proxy(window.fetch, {
    apply(native, self, args: Parameters<typeof fetch>) {
      const answer: Promise<Response> = Reflect.apply(native, self, args);
      const path = pathOf(args[0], window.location.href);
      if (path) answer.then((response) => passOn(response, path, handOver)).catch(() => undefined);
      return answer;
    },
  });
}

/** Cloned before the page's own reading starts: this handler was added to the promise first. */
async function passOn(response: Response, path: string, handOver: HandOver): Promise<void> {
  const declared = Number(response.headers.get('content-length'));
  if (!response.ok || declared > longestReply) return;
  handOver(path, await response.clone().text());
}

function pathOf(input: unknown, base: string): string | null {
  try {
    return listPath(input instanceof Request ? input.url : input, base);
  } catch {
    // The page may pass an object whose own code throws; the browser's fetch has its say on that.
    return null;
  }
}
