import { postStatus } from '../pages/post-status';
import { commentsUnder } from '../world/comments';
import { commentsPage } from './comments-page';
import { type Endpoint, text } from './endpoint';
import { snakeStatus } from './snake-reply';

/** Comments under a post. */
export const commentList: Endpoint = {
  path: '/api/comment/list/',
  trusts: 'page',
  reply(call) {
    const post = call.world.byAwemeId(text(call, 'aweme_id'));
    const { code, message } = postStatus(post, call.session.viewer);
    if (!post || code !== 0) return snakeStatus(code, message);
    return commentsPage(call, `comments ${post.awemeId}`, commentsUnder(call.world, post), 20);
  },
};
