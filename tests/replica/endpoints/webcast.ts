import { type Answer, bigJsonAnswer, textAnswer } from '../http/answer';
import { header } from '../http/incoming';
import type { Gate } from '../live/broadcast';
import { mayWatch } from '../live/may-watch';
import { wireRoomInfo } from '../wire/room';
import type { LiveCall } from './live-user-room';

/** Rooms that one question may name. TikTok's own limit is not on record. */
const mostRooms = 50;

/** Everything of webcast.tiktok.com: unsigned, no device_id needed (tiktok-web-api.md §8, 2026-09). */
export function answerWebcast(call: LiveCall): Answer {
  return forSite(reply(call), header(call.incoming, 'origin'));
}

function reply(call: LiveCall): Answer {
  const path = call.incoming.path.replace(/\/?$/, '/');
  if (call.incoming.query.get('aid') !== '1988') return badParams();
  if (path === '/webcast/room/info/') return roomInfo(call);
  return path === '/webcast/room/check_alive/' ? checkAlive(call) : textAnswer('404 page not found', 404);
}

function roomInfo({ inside, incoming, session, to }: LiveCall): Answer {
  const roomId = incoming.query.get('room_id') ?? '';
  const member = inside.live.ownerOf(roomId);
  if (!member) return badParams();
  const broadcast = inside.live.byRoom(roomId);
  if (!broadcast) return said({ message: 'room has finished', prompts: 'LIVE has ended' }, 10_041);
  if (broadcast.status === 'ended' || mayWatch(member, broadcast, session.viewer))
    return said(wireRoomInfo(to, member, broadcast), 0);
  const [prompts, code] = refusals[broadcast.options.gate ?? 'adults'];
  return said({ message: prompts, prompts }, code);
}

/**
 * The words of `followers` and `private` are on record, and the code of `adults`. The other codes are not, and only stand
 * for "not 0"; of a country that is left out it is on record that the page leads away, and that `prompts` says why.
 */
const refusals: Readonly<Record<Gate, readonly [prompts: string, code: number]>> = {
  adults: ['This LIVE is for viewers 18 and over. Log in to continue.', 4_003_110],
  followers: ['Follow the creator to watch their LIVE', 4_001_119],
  private: ['This account is private', 4_001_120],
  region: ['This LIVE is not available in your region', 4_001_121],
};

function checkAlive({ inside, incoming }: LiveCall): Answer {
  const ids = (incoming.query.get('room_ids') ?? '').split(',');
  if (ids.length > mostRooms || ids.some((id) => !/^\d{1,19}$/.test(id))) return badParams();
  const data = ids.map((id) => ({
    alive: isAlive(inside.live.byRoom(id)?.status),
    room_id: BigInt(id),
    room_id_str: id,
  }));
  return said(data, 0);
}

/** A paused room is alive as well. */
function isAlive(status: string | undefined): boolean {
  return status === 'live' || status === 'paused';
}

function badParams(): Answer {
  return said({ message: 'Request params error', prompts: '' }, 10_011);
}

function said(data: unknown, statusCode: number): Answer {
  return bigJsonAnswer({ data, extra: { now: Date.now() }, status_code: statusCode });
}

/** The site's pages ask this host from theirs. */
function forSite(answer: Answer, origin: string): Answer {
  if (origin !== 'https://www.tiktok.com') return answer;
  const cors = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  return { ...answer, headers: { ...answer.headers, ...cors } };
}
