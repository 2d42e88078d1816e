import { worked } from '@/lib/browser/session-facts';
import type { Ask, Reply } from '@/lib/tiktok/ask';
import { fetchPage, followLink } from './html-pages';
import { createLadder, type LadderMemory } from './ladder';
import { pageFetch } from './page-fetch';
import { pageOrApi } from './page-or-api';
import { shownLists } from './shown-lists';
import { keepingOwnTab } from './tabs';
import { workerFetch } from './worker-fetch';

const memory: LadderMemory = {
  read: async (path) => (await worked.getValue())[path],
  write: async (path, fact) => worked.setValue({ ...(await worked.getValue()), [path]: fact }),
};

const askList = createLadder([workerFetch, pageFetch, shownLists], memory, () => Date.now());

/** Asks TikTok with the person's session: pages as pages, the API down the transport ladder. Throws ClipkeepError. */
export function askTikTok(ask: Ask): Promise<Reply> {
  return keepingOwnTab(() => askOne(ask));
}

function askOne(ask: Ask): Promise<Reply> {
  if (ask.kind === 'page') return pageOrApi(ask, fetchPage, askList);
  return ask.kind === 'link' ? followLink(ask) : askList(ask);
}
