import * as v from 'valibot';
import type { Reply } from './ask';
import type { Author } from './item';
import { onlyOnce, readLegacyUrls, readPullData } from './read-streams';
import type { Room } from './room';
import type { Stream } from './stream';
import { count, flag, idOrNone, isRecord, link, second, text } from './wire-values';

const statuses: Readonly<Record<number, Room['status']>> = { 2: 'live', 3: 'paused' };

/**
 * A room of `/api-live/user/room/`'s `data` (tiktok-web-api.md §8, 2026-09). Null where there is no person in it, or no room that they ever had.
 */
export function readUserRoom(data: unknown): Room | null {
  const user = recordIn(data, 'user');
  const live = recordIn(data, 'liveRoom');
  const roomId = v.parse(idOrNone, user['roomId']);
  if (!roomId) return null;
  return roomOf({
    roomId,
    status: worseOf(live['status'], user['status']),
    title: live['title'],
    startTime: live['startTime'],
    cover: live['coverUrl'],
    author: authorOf(user),
    streams: [live['streamData'], live['hevcStreamData']].flatMap((one) =>
      readPullData(recordIn(one, 'pull_data')),
    ),
  });
}

/** A room of `webcast/room/info`'s `data`, which writes in the app's way (snake_case, `{url_list}`). */
export function readRoomInfo(data: unknown): Room | null {
  const info = isRecord(data) ? data : {};
  const roomId = v.parse(idOrNone, info['id_str']) || v.parse(idOrNone, info['id']);
  if (!roomId) return null;
  const streamUrl = recordIn(info, 'stream_url');
  const sdk = recordIn(streamUrl, 'live_core_sdk_data');
  return roomOf({
    roomId,
    status: v.parse(count, info['status']),
    title: info['title'],
    startTime: info['create_time'],
    cover: recordIn(info, 'cover')['url_list'],
    author: ownerOf(recordIn(info, 'owner')),
    streams: [...readPullData(recordIn(sdk, 'pull_data')), ...readLegacyUrls(streamUrl)],
  });
}

/** Which of the rooms of `webcast/room/check_alive` are alive; ids as strings, which is why `room_id` isn't read. */
export function readAlive(reply: Reply): Set<string> {
  return new Set(roomsIn(reply).flatMap(({ roomId, alive }) => (alive ? roomId : [])));
}

/** Whether a room is alive; undefined where the reply, or none, doesn't name it. */
export function isAlive(reply: Reply | undefined, roomId: string): boolean | undefined {
  return reply && roomsIn(reply).find((room) => room.roomId === roomId)?.alive;
}

function roomsIn(reply: Reply): { roomId: string; alive: boolean }[] {
  const rooms = Array.isArray(reply['data']) ? reply['data'].slice(0, mostRooms).filter(isRecord) : [];
  return rooms.flatMap((room) => {
    const roomId = v.parse(idOrNone, room['room_id_str']);
    return roomId ? [{ roomId, alive: v.parse(flag, room['alive']) }] : [];
  });
}

/** As many rooms as one question may name (issue 5; TikTok's own limit is not on record). */
export const mostRooms = 50;

interface Found {
  roomId: string;
  status: number;
  title: unknown;
  startTime: unknown;
  cover: unknown;
  author: Author;
  streams: Stream[];
}

function roomOf(found: Found): Room {
  const status = statuses[found.status] ?? 'ended';
  return {
    roomId: found.roomId,
    status,
    title: v.parse(text, found.title),
    startTime: v.parse(second, found.startTime),
    coverUrl: v.parse(link, found.cover),
    author: found.author,
    streams: status === 'live' ? onlyOnce(found.streams) : [],
  };
}

/** Room and person each have a status; where they differ, the one that says less is believed. */
function worseOf(room: unknown, user: unknown): number {
  const told = [room, user].map((status) => v.parse(count, status)).filter((status) => status > 0);
  return told.find((status) => status !== 2) ?? told[0] ?? 0;
}

function authorOf(user: Record<string, unknown>): Author {
  const read = (key: string): string => v.parse(text, user[key]);
  const avatars = ['avatarLarger', 'avatarMedium', 'avatarThumb'].map((key) => v.parse(link, user[key]));
  return {
    uid: v.parse(idOrNone, user['id']),
    secUid: read('secUid'),
    uniqueId: read('uniqueId'),
    nickname: read('nickname'),
    signature: read('signature'),
    avatarUrl: avatars.find(Boolean) ?? '',
    verified: v.parse(flag, user['verified']),
    privateAccount: v.parse(flag, user['secret']),
  };
}

function ownerOf(owner: Record<string, unknown>): Author {
  const read = (key: string): string => v.parse(text, owner[key]);
  const avatars = ['avatar_large', 'avatar_medium', 'avatar_thumb'];
  const urls = avatars.map((key) => v.parse(link, recordIn(owner, key)['url_list']));
  return {
    uid: v.parse(idOrNone, owner['id_str']) || v.parse(idOrNone, owner['id']),
    secUid: read('sec_uid'),
    uniqueId: read('display_id'),
    nickname: read('nickname'),
    signature: read('bio_description'),
    avatarUrl: urls.find(Boolean) ?? '',
    verified: v.parse(flag, owner['verified']),
    privateAccount: v.parse(flag, owner['secret']),
  };
}

function recordIn(value: unknown, key: string): Record<string, unknown> {
  const inner = isRecord(value) ? value[key] : null;
  return isRecord(inner) ? inner : {};
}
