import { hashtagOf, postsTagged } from '../world/hashtags';
import { type Endpoint, text } from './endpoint';
import { offsetPage } from './offset-page';
import { notThere } from './sayings';

/** Posts with a hashtag. */
export const challengeItemList: Endpoint = {
  path: '/api/challenge/item_list/',
  trusts: 'page',
  reply(call) {
    const hashtag = hashtagOf(call.world, text(call, 'challengeID'));
    if (!hashtag) return notThere();
    const posts = postsTagged(call.world, hashtag.name);
    return offsetPage(call, `hashtag ${hashtag.challengeId}`, posts, 30);
  },
};
