import * as v from 'valibot';
import type { Reply } from './ask';
import { count, flag, idOrNone, isRecord, text } from './wire-values';

/** A list as TikTok describes it. `videoCount`: its posts, as far as TikTok says; 0 where it doesn't. */
export interface ListFacts {
  id: string;
  name: string;
  videoCount: number;
}

/** One page of a person's playlists or folders. */
export interface ListsPage {
  lists: ListFacts[];
  cursor: string;
  hasMore: boolean;
}

type ReadFacts = (wire: unknown) => ListFacts | null;

/** One entry of `playList`, or `mixInfo`: a playlist is a mix on the wire, named under either word (§1, 2026-08). */
export const readPlaylist: ReadFacts = (wire) => {
  const read = isRecord(wire) ? wire : {};
  return factsFrom(read['mixId'] ?? read['id'], read['mixName'] ?? read['name'], read['videoCount']);
};

/** One entry of `collectionList`, or `collectionInfo`. */
export const readFolder: ReadFacts = (wire) => {
  const read = isRecord(wire) ? wire : {};
  return factsFrom(read['collectionId'], read['name'], read['total']);
};

/** `{challenge|music: {id, title}, stats, statsV2}`, of which statsV2 is exact. */
export function readDetail(wire: unknown, key: 'challenge' | 'music'): ListFacts | null {
  const detail = isRecord(wire) ? wire : {};
  const [subject, rounded, exact] = [detail[key], detail['stats'], detail['statsV2']].map((part) =>
    isRecord(part) ? part : {},
  );
  return factsFrom(subject?.['id'], subject?.['title'], exact?.['videoCount'] ?? rounded?.['videoCount']);
}

/** A page of lists; entries without an id are passed over. */
export function readLists(reply: Reply, key: string, read: ReadFacts, cursor: string): ListsPage {
  const entries: unknown[] = Array.isArray(reply[key]) ? reply[key] : [];
  return {
    lists: entries.flatMap((wire) => read(wire) ?? []),
    cursor: v.parse(text, reply['cursor']) || cursor,
    hasMore: v.parse(flag, reply['hasMore']),
  };
}

function factsFrom(id: unknown, name: unknown, videoCount: unknown): ListFacts | null {
  const known = v.parse(idOrNone, id);
  return known ? { id: known, name: v.parse(text, name), videoCount: v.parse(count, videoCount) } : null;
}
