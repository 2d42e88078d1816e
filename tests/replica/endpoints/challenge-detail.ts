import { wireHashtagInfo } from '../wire/hashtag-info';
import { hashtagNamed, postsTagged } from '../world/hashtags';
import { type Endpoint, text } from './endpoint';
import { notThere } from './sayings';

/** A hashtag by its name: its id, and how much there is of it. */
export const challengeDetail: Endpoint = {
  path: '/api/challenge/detail/',
  trusts: 'page',
  reply(call) {
    const hashtag = hashtagNamed(call.world, text(call, 'challengeName'));
    if (!hashtag) return notThere();
    const { length } = postsTagged(call.world, hashtag.name);
    return {
      challengeInfo: wireHashtagInfo(hashtag, length),
      shareMeta: { title: `#${hashtag.name} on TikTok`, desc: '' },
    };
  },
};
