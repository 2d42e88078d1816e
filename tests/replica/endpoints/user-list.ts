import { wireUserInfo } from '../wire/author';
import { belongingsOf } from '../world/belongings-of';
import { followedBy, followersOf } from '../world/followers';
import { mayVisit } from '../world/history';
import { badSecUid } from './bad-sec-uid';
import { countOf, type Endpoint, text } from './endpoint';
import { hasMoreForm } from './item-page';
import { badParams } from './sayings';

const scenes = { '67': followersOf, '21': followedBy } as const;

/** Followers (67) and followed (21), the latest first; `minCursor` is the time (Unix seconds) that the next page is before. */
export const userList: Endpoint = {
  path: '/api/user/list/',
  trusts: 'page',
  reply(call) {
    const { world, session, to, devices, deviceId } = call;
    const member = world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    const scene = text(call, 'scene');
    if (scene !== '67' && scene !== '21') return badParams();
    const isHidden = belongingsOf(member).hidesPeople && session.viewer !== member.uniqueId;
    if (isHidden) return { statusCode: 3002060, status_msg: 'hidden' };
    const all = mayVisit(member, session.viewer) ? scenes[scene](world, member) : [];
    const list = `people ${scene} ${member.secUid}`;
    const before = Number(devices.cursorFor(deviceId, list, text(call, 'minCursor')));
    const left = before > 0 ? all.filter(({ since }) => since < before) : all;
    const page = left.slice(0, countOf(call, 30, 30));
    const users = page.map((one) => {
      const { user, stats } = wireUserInfo(to, one.member, mayVisit(one.member, session.viewer));
      return { user, stats };
    });
    return {
      ...(users.length > 0 ? { userList: users } : {}),
      hasMore: hasMoreForm(page.length < left.length, list, String(before)),
      minCursor: page.at(-1)?.since ?? 0,
      maxCursor: page[0]?.since ?? 0,
      total: all.length,
      isTruncated: false,
    };
  },
};
