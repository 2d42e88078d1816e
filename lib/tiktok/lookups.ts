import type { Ask, Reply } from './ask';
import { ClipkeepError } from './errors';
import { pathPart } from './path-part';
import {
  type ListFacts,
  type ListsPage,
  readDetail,
  readFolder,
  readLists,
  readPlaylist,
} from './read-lists';
import { userOf } from './read-page';
import { readUser } from './read-user';
import type { User } from './user';

/** Something to know before a list can be asked for: what to ask, and how to read the reply. `read` throws ClipkeepError. */
export interface Lookup<Found> {
  ask: Ask;
  read(reply: Reply): Found;
}

export type Who = { uniqueId: string } | { secUid: string };

/** A profile by its page, which takes a handle or a secUid after the @ and is served unsigned. */
export function profileByPage(who: Who): Lookup<User> {
  const handle = 'uniqueId' in who ? who.uniqueId : who.secUid;
  return { ask: { kind: 'page', path: `/@${pathPart(handle)}` }, read: userOf };
}

/** The same by the API, which wants both keys, one of them empty. */
export function profileByApi(who: Who): Lookup<User> {
  return apiLookup('/api/user/detail/', { uniqueId: '', secUid: '', ...who }, ({ userInfo }) =>
    found(readUser(userInfo), 'noSuchUser'),
  );
}

/** A hashtag by its name without #. */
export function hashtagByName(challengeName: string): Lookup<ListFacts> {
  return apiLookup('/api/challenge/detail/', { challengeName }, ({ challengeInfo }) =>
    found(readDetail(challengeInfo, 'challenge')),
  );
}

export function soundById(musicId: string): Lookup<ListFacts> {
  return apiLookup('/api/music/detail/', { musicId }, ({ musicInfo }) =>
    found(readDetail(musicInfo, 'music')),
  );
}

export function playlistById(mixId: string): Lookup<ListFacts> {
  return apiLookup('/api/mix/detail/', { mixId }, ({ mixInfo }) => found(readPlaylist(mixInfo)));
}

/** A folder of favorites by its id. */
export function folderById(collectionId: string): Lookup<ListFacts> {
  const query = { collectionId, scene: '116' };
  return apiLookup('/api/collection/detail/', query, ({ collectionInfo }) =>
    found(readFolder(collectionInfo)),
  );
}

/** A page of a person's playlists; the first cursor is '0'. */
export function playlistsOf(secUid: string, cursor: string): Lookup<ListsPage> {
  const query = { secUid, count: '20', cursor };
  return apiLookup('/api/user/playlist/', query, (reply) =>
    readLists(reply, 'playList', readPlaylist, cursor),
  );
}

/** A page of a person's folders of favorites: all of one's own, the public ones of others. */
export function foldersOf(secUid: string, cursor: string): Lookup<ListsPage> {
  const query = { secUid, count: '30', cursor, appId: '1988', publicOnly: 'false' };
  return apiLookup('/api/user/collection_list/', query, (reply) =>
    readLists(reply, 'collectionList', readFolder, cursor),
  );
}

function apiLookup<Found>(
  path: `/api/${string}`,
  query: Record<string, string>,
  read: Lookup<Found>['read'],
): Lookup<Found> {
  return { ask: { kind: 'api', path, query, referer: '/' }, read };
}

function found<T>(value: T | null, otherwise: 'noSuchList' | 'noSuchUser' = 'noSuchList'): T {
  if (value === null) throw new ClipkeepError(otherwise);
  return value;
}
