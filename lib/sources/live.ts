import { ClipkeepError, problemOf } from '@/lib/tiktok/errors';
import { itemOfRoom } from '@/lib/tiktok/item-of-room';
import { problemOfRoom } from '@/lib/tiktok/live-refusal';
import { roomInfo, roomOf } from '@/lib/tiktok/lookups';
import type { Source } from './source';

/**
 * The live stream of a person, by handle: a list of one, or of nothing yet. The cursor tells this recording from others.
 * Where TikTok names no stream, the room itself is asked next: it says why (tiktok-web-api.md §8, 2026-09).
 */
export const live: Source = {
  id: 'live',
  label: 'Live',
  needs: 'nothing',
  of: 'uniqueId',
  start: (_, now) => String(now),
  ask: ({ uniqueId }, cursor) => lookup(required(uniqueId), cursor).ask,
  page: (reply, { uniqueId = '' }, cursor) => {
    const { recording, roomId } = placeOf(cursor);
    const room = lookup(uniqueId, cursor).read(reply);
    const why = problemOfRoom(room);
    if (why)
      return { items: [], cursor, hasMore: true, notYet: { roomId: room.roomId, problem: problemOf(why) } };
    if (room.streams.length > 0)
      return { items: [{ ok: true, item: itemOfRoom(room, recording) }], cursor: 'recorded', hasMore: false };
    if (roomId) throw new ClipkeepError('liveRefused', { detail: 'no stream is named' });
    return { items: [], cursor: `${recording}?${room.roomId}`, hasMore: true };
  },
};

/** A cursor is the recording's name, and the room that is to be asked instead of the person, if one is. */
function placeOf(cursor: string): { recording: string; roomId: string } {
  const [recording = '', roomId = ''] = cursor.split('?');
  return { recording, roomId };
}

function lookup(uniqueId: string, cursor: string) {
  const { roomId } = placeOf(cursor);
  return roomId ? roomInfo(roomId) : roomOf(uniqueId);
}

function required(uniqueId: string | undefined): string {
  if (uniqueId) return uniqueId;
  throw new ClipkeepError('badLink', { detail: 'the target lacks a handle' });
}
