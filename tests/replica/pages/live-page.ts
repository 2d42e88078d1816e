import type { Inside } from '../inside';
import { mayWatch } from '../live/may-watch';
import type { Recipient } from '../trust/links';
import { wireUserRoom } from '../wire/room';
import type { Viewer } from '../world/history';
import type { Member } from '../world/member';

/** What the old data script of `/@name/live` says: the room, as `/api-live/user/room/` has it. */
export function liveState(inside: Inside, to: Recipient, member: Member, viewer: Viewer) {
  const broadcast = inside.live.last(member.uniqueId);
  const open = broadcast !== undefined && mayWatch(member, broadcast, viewer);
  return {
    AppContext: { appContext: { language: 'en', region: 'US' } },
    LiveRoom: {
      loadingState: { getRecommendLive: 0, getUserInfo: 0, getUserStat: 0 },
      needLogin: false,
      liveRoomStatus: 0,
      liveRoomUserInfo: wireUserRoom(to, member, broadcast, open),
    },
    CurrentRoom: { roomInfo: null, loadingState: { enterRoom: 0 } },
  };
}

/** Whether TikTok sends this visitor away from it altogether: its country is on the broadcaster's list. */
export function isElsewhere(inside: Inside, { uniqueId }: Member, viewer: Viewer): boolean {
  return inside.live.current(uniqueId)?.options.gate === 'region' && viewer !== uniqueId;
}
