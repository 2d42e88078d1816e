import { postStatus } from '../pages/post-status';
import { commentsUnder, repliesTo } from '../world/comments';
import { commentsPage } from './comments-page';
import { type Endpoint, text } from './endpoint';
import { snakeStatus } from './snake-reply';

/** Replies to a comment. */
export const commentListReply: Endpoint = {
  path: '/api/comment/list/reply/',
  trusts: 'page',
  reply(call) {
    const post = call.world.byAwemeId(text(call, 'item_id'));
    const { code, message } = postStatus(post, call.session.viewer);
    if (!post || code !== 0) return snakeStatus(code, message);
    const comments = commentsUnder(call.world, post);
    const comment = comments.find(({ cid, hidden }) => cid === text(call, 'comment_id') && !hidden);
    const replies = comment ? repliesTo(call.world, post, comment) : [];
    return commentsPage(call, `replies ${text(call, 'comment_id')}`, replies, 3);
  },
};
