import { postStatus } from '../pages/post-status';
import { wireItem } from '../wire/item';
import { type Endpoint, text } from './endpoint';

/** One post by its id. */
export const itemDetail: Endpoint = {
  path: '/api/item/detail/',
  trusts: 'page',
  reply({ world, session, to, ...call }) {
    const post = world.byAwemeId(text({ world, session, to, ...call }, 'itemId'));
    const { code, message } = postStatus(post, session.viewer);
    if (!post || code !== 0) return { statusCode: code, status_msg: message };
    const name = post.member.nickname;
    return {
      itemInfo: { itemStruct: wireItem(to, post, session.viewer) },
      shareMeta: { title: `${name} on TikTok`, desc: post.desc },
    };
  },
};
