import { defineContentScript } from 'wxt/utils/define-content-script';
import { createHandover } from './handover';
import { watchFetch } from './watch-fetch';
import { watchXhr } from './watch-xhr';

/** In the page's own world, before its scripts: passes on the lists that the page receives. Holds no secret. */
export default defineContentScript({
  matches: ['https://www.tiktok.com/*'],
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    const handOver = createHandover(document);
    watchFetch(window, handOver);
    watchXhr(window, handOver);
  },
});
