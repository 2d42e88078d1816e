import { userStatus } from '../pages/user-status';
import { wireUserInfo } from '../wire/author';
import { type Endpoint, text } from './endpoint';

/** One profile by handle or secUid; both parameters have to be there, one may be empty. */
export const userDetail: Endpoint = {
  path: '/api/user/detail/',
  trusts: 'page',
  reply(call) {
    const { world, session, query } = call;
    if (!query.has('uniqueId') || !query.has('secUid'))
      return { statusCode: 10201, status_msg: 'params error' };
    const uniqueId = text(call, 'uniqueId');
    const member = uniqueId ? world.byUniqueId(uniqueId) : world.bySecUid(text(call, 'secUid'));
    if (!member) return { statusCode: 100002, status_msg: "user doesn't exist", userInfo: {} };
    const { visible } = userStatus(member, session.viewer);
    return {
      userInfo: wireUserInfo(call.to, member, visible),
      shareMeta: { title: `${member.nickname} on TikTok`, desc: `@${member.uniqueId}` },
    };
  },
};
