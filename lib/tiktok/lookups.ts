import type { ApiPath, Ask, Reply } from './ask';
import { ClipkeepError, type ProblemCode } from './errors';
import { pathPart } from './path-part';
import {
  type ListFacts,
  type ListsPage,
  readDetail,
  readFolder,
  readLists,
  readPlaylist,
} from './read-lists';
import { itemOf, postScopes, userOf } from './read-page';
import { mostRooms, readAlive, readRoomInfo, readUserRoom } from './read-room';
import { readUser } from './read-user';
import type { Room } from './room';
import type { User } from './user';

/** Something to know before a list can be asked for: what to ask, and how to read the reply. `read` throws ClipkeepError. */
export interface Lookup<Found> {
  ask: Ask;
  read(reply: Reply): Found;
}

/** A person by handle (without @) or by secUid. */
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

/** A post by its page, which is served unsigned, or by the API where the page says nothing of it (§3.1, 2026-08). */
export function postById(awemeId: string): Lookup<Record<string, unknown>> {
  const path = `/@i/video/${awemeId}` as const;
  const ask = { kind: 'api', path: '/api/item/detail/', query: { itemId: awemeId }, referer: path } as const;
  return { ask: { kind: 'page', path, instead: { scopes: postScopes, ask } }, read: itemOf };
}

/** A hashtag by its name without #. */
export function hashtagByName(challengeName: string): Lookup<ListFacts> {
  return apiLookup('/api/challenge/detail/', { challengeName }, ({ challengeInfo }) =>
    found(readDetail(challengeInfo, 'challenge')),
  );
}

/** A sound by its id: its name, and how many posts have it. `read` throws noSuchList where there is none. */
export function soundById(musicId: string): Lookup<ListFacts> {
  return apiLookup('/api/music/detail/', { musicId }, ({ musicInfo }) =>
    found(readDetail(musicInfo, 'music')),
  );
}

/** A playlist by its id: its name, and how many posts are in it. `read` throws noSuchList where there is none. */
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

/** The room of a person by handle, also a past one: `status` tells. Throws `notLive` where they never had one. */
export function roomOf(uniqueId: string): Lookup<Room> {
  const query = { uniqueId, sourceType: '54' };
  return apiLookup('/api-live/user/room/', query, ({ data }) => found(readUserRoom(data), 'notLive'));
}

/** The same by the room's id. */
export function roomInfo(roomId: string): Lookup<Room> {
  return apiLookup('/webcast/room/info/', { room_id: roomId }, ({ data }) =>
    found(readRoomInfo(data), 'liveEnded'),
  );
}

/** Which of up to 50 rooms are alive, in one cheap question; ids beyond these are left out. */
export function roomsAlive(roomIds: readonly string[]): Lookup<Set<string>> {
  const query = { room_ids: roomIds.slice(0, mostRooms).join(','), from_page: 'live' };
  return apiLookup('/webcast/room/check_alive/', query, readAlive);
}

/** The same as an address that needs neither signature nor context (tiktok-web-api.md §8, 2026-09). */
export function aliveUrl(roomIds: readonly string[]): string {
  return unsignedUrl(roomsAlive(roomIds));
}

/** `roomInfo` as such an address. */
export function roomUrl(roomId: string): string {
  return unsignedUrl(roomInfo(roomId));
}

function unsignedUrl<Found>({ ask }: Lookup<Found>): string {
  const { path, query } = ask as Extract<Ask, { kind: 'api' }>;
  return `https://webcast.tiktok.com${path}?${new URLSearchParams({ aid: '1988', ...query })}`;
}

function apiLookup<Found>(
  path: ApiPath,
  query: Record<string, string>,
  read: Lookup<Found>['read'],
): Lookup<Found> {
  return { ask: { kind: 'api', path, query, referer: '/' }, read };
}

function found<T>(value: T | null, otherwise: ProblemCode = 'noSuchList'): T {
  if (value === null) throw new ClipkeepError(otherwise);
  return value;
}
