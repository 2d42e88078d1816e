import type { Ports } from '@/lib/jobs/ports';
import { ClipkeepError, type Problem, problemIn } from '@/lib/tiktok/errors';
import { foldersOf, playlistsOf } from '@/lib/tiktok/lookups';
import type { ListFacts } from '@/lib/tiktok/read-lists';
import type { Target } from '@/lib/tiktok/target';
import { findUser, lookUp } from './look-up';

/** Nobody has more pages of lists than this; a reply that never ends is cut here. */
const mostPages = 50;

const askers = { playlist: playlistsOf, collection: foldersOf };

/** The lists of lists there are, by the source that one of their entries is saved with. */
export type ListOfLists = keyof typeof askers;

/** A person's playlists, or folders of favorites, to choose from. */
export async function listLists(
  ports: Ports,
  { of, target }: { of: ListOfLists; target: Pick<Target, 'secUid' | 'uniqueId'> },
): Promise<{ lists: ListFacts[] } | { problem: Problem }> {
  try {
    const secUid = target.secUid ?? (await findUser(ports, { uniqueId: target.uniqueId ?? '' })).secUid;
    const lists = await everyPage(ports, of, secUid);
    if (of === 'collection' && lists.length === 0 && !(await ports.signedIn()))
      throw new ClipkeepError('signIn');
    return { lists };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

async function everyPage(ports: Ports, of: ListOfLists, secUid: string): Promise<ListFacts[]> {
  const lists = new Map<string, ListFacts>();
  let cursor = '0';
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await lookUp(ports, askers[of](secUid, cursor));
    for (const one of page.lists) lists.set(one.id, one);
    if (!page.hasMore || page.cursor === cursor) break;
    cursor = page.cursor;
  }
  return [...lists.values()];
}
