import { afterPause } from '@/lib/jobs/delays';
import type { Ports } from '@/lib/jobs/ports';
import { ClipkeepError, type Problem, problemIn } from '@/lib/tiktok/errors';
import { foldersOf, type Lookup, playlistsOf } from '@/lib/tiktok/lookups';
import type { ListFacts, ListsPage } from '@/lib/tiktok/read-lists';
import type { Target } from '@/lib/tiktok/target';
import { findUser, lookUp } from './look-up';

/** Nobody has more pages of lists than this; a reply that never ends is cut here. */
const mostPages = 50;

const askers = { playlist: playlistsOf, collection: foldersOf };

/** The lists of lists there are, by the source that one of their entries is saved with. */
export type ListOfLists = keyof typeof askers;

/** Rests for so long, milliseconds. */
type Rest = (ms: number) => Promise<void>;
const sleep: Rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A person's playlists, or folders of favorites, to choose from: the first page at once, the others with the pauses of lists. */
export async function listLists(
  ports: Ports,
  { of, target }: { of: ListOfLists; target: Pick<Target, 'secUid' | 'uniqueId'> },
  rest: Rest = sleep,
): Promise<{ lists: ListFacts[] } | { problem: Problem }> {
  try {
    const secUid = target.secUid ?? (await findUser(ports, { uniqueId: target.uniqueId ?? '' })).secUid;
    const { pace } = await ports.settings();
    const pause = () => rest(afterPause(0, pace, ports.random()));
    const lists = await everyPage(ports, (cursor) => askers[of](secUid, cursor), pause);
    if (of === 'collection' && lists.length === 0 && !(await ports.signedIn()))
      throw new ClipkeepError('signIn');
    return { lists };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

async function everyPage(
  ports: Ports,
  pageAt: (cursor: string) => Lookup<ListsPage>,
  pause: () => Promise<void>,
): Promise<ListFacts[]> {
  const lists = new Map<string, ListFacts>();
  let cursor = '0';
  for (let pages = 0; pages < mostPages; pages += 1) {
    if (pages > 0) await pause();
    const page = await lookUp(ports, pageAt(cursor));
    for (const one of page.lists) lists.set(one.id, one);
    if (!page.hasMore || page.cursor === cursor) break;
    cursor = page.cursor;
  }
  return [...lists.values()];
}
