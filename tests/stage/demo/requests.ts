import type { Entry, Journal } from '../../replica/journal';
import { isMediaHost } from '../../replica/media/serve';

/** What the replica was asked, apart from the pictures and films that a page shows. */
export interface Requests {
  /** API requests by path. */
  api: Map<string, number>;
  /** Posts' and people's pages. */
  pages: number;
  media: number;
  /** Of those, the ones that brought no file. */
  inVain: number;
}

/** The requests since a mark in the journal. Those of a page that scrolls on are among them: they can't be told apart. */
export function requestsSince(journal: Journal, after: number): Requests {
  const asked = journal.find({ after, host: '*tiktok*' }).filter((entry) => !isShown(entry));
  const api = new Map<string, number>();
  for (const { path } of asked.filter((entry) => entry.path.startsWith('/api/')))
    api.set(path, (api.get(path) ?? 0) + 1);
  const media = asked.filter((entry) => isMediaHost(entry.host) || entry.path === '/aweme/v1/play/');
  return {
    api,
    pages: asked.filter((entry) => /^\/(?:@|embed)/.test(entry.path)).length,
    media: media.length,
    inVain: media.filter((entry) => entry.status >= 300).length,
  };
}

export function apiTotal({ api }: Requests): number {
  return [...api.values()].reduce((sum, count) => sum + count, 0);
}

/** Asked for by an element of the page. */
function isShown({ headers }: Entry): boolean {
  return /^(?:image|video|audio|style|script|font)$/.test(String(headers['sec-fetch-dest']));
}
