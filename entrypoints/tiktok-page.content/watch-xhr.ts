import type { HandOver } from './handover';
import { listPath } from './list-path';

/** The same for XMLHttpRequest: notes what is opened, and reads the reply of each list when it has come. */
export function watchXhr(window: Window & typeof globalThis, handOver: HandOver): void {
  const prototype = window.XMLHttpRequest.prototype;
  // A page may open a request again, for something else.
  const paths = new WeakMap<XMLHttpRequest, string | null>();
  function passOn(this: XMLHttpRequest): void {
    const path = paths.get(this);
    quietly(() => path && handOverReply(this, path, handOver));
  }
  prototype.open = new Proxy(prototype.open, {
    apply(native, self: XMLHttpRequest, args: unknown[]) {
      const opened: unknown = Reflect.apply(native, self, args);
      quietly(() => {
        const path = listPath(args[1], window.location.href);
        paths.set(self, path);
        if (path) self.addEventListener('load', passOn);
      });
      return opened;
    },
  });
}

function handOverReply(request: XMLHttpRequest, path: string, handOver: HandOver): void {
  if (request.status !== 200) return;
  if (request.responseType === '' || request.responseType === 'text') handOver(path, request.responseText);
  if (request.responseType === 'json') handOver(path, JSON.stringify(request.response));
}

/** As in watch-fetch.ts: nothing of ours may reach the page. */
function quietly(act: () => unknown): void {
  try {
    act();
  } catch {
    // The page's own script or its reply is odd: then there is no list.
  }
}
