import type { HandOver } from './handover';
import { listPath } from './list-path';

/** The same for XMLHttpRequest: notes what is opened, and reads the reply of each list when it has come. */
export function watchXhr(window: Window & typeof globalThis, handOver: HandOver): void {
  const prototype = window.XMLHttpRequest.prototype;
  prototype.open = new Proxy(prototype.open, {
    apply(native, self: XMLHttpRequest, args: unknown[]) {
      const opened: unknown = Reflect.apply(native, self, args);
      try {
        const path = listPath(args[1], window.location.href);
        if (path) self.addEventListener('load', () => passOn(self, path, handOver), { once: true });
      } catch {
        // As in watch-fetch.ts: nothing of ours may reach the page.
      }
      return opened;
    },
  });
}

function passOn(request: XMLHttpRequest, path: string, handOver: HandOver): void {
  if (request.status !== 200) return;
  if (request.responseType === '' || request.responseType === 'text') handOver(path, request.responseText);
  if (request.responseType === 'json') handOver(path, JSON.stringify(request.response));
}
