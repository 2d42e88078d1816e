import { type Answer, jsonAnswer, refusal } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { Inside } from '../inside';
import { mayWatch } from '../live/may-watch';
import type { Recipient } from '../trust/links';
import type { Session } from '../trust/session';
import { wireUserRoom } from '../wire/room';
import { hexOf } from '../world/seeded';

export interface LiveCall {
  inside: Inside;
  incoming: Incoming;
  session: Session;
  to: Recipient;
}

/** `/api-live/user/room/`: somebody's room by handle, the last one where they are not live. Unsigned. */
export function answerUserRoom({ inside, incoming, session, to }: LiveCall): Answer {
  const { query } = incoming;
  if (!inside.devices.isComplete(query.get('device_id') ?? '')) return refusal();
  const uniqueId = query.get('uniqueId') ?? '';
  if (!uniqueId || query.get('sourceType') !== '54') return said(null, 'params_error', 19_881_005);
  const member = inside.world.byUniqueId(uniqueId);
  if (!member) return said(null, 'user_not_found', 19_881_007);
  const broadcast = inside.live.last(uniqueId);
  const open = broadcast !== undefined && mayWatch(member, broadcast, session.viewer);
  return said(wireUserRoom(to, member, broadcast, open), '', 0);
}

function said(data: unknown, message: string, statusCode: number): Answer {
  return jsonAnswer({ data, message, extra: { id: hexOf(34, message, Date.now()) }, statusCode });
}
