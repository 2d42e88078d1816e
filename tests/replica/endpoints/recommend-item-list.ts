import { wireAuthor } from '../wire/author';
import { wireItem } from '../wire/item';
import { anyPost } from '../world/collections';
import { isListed } from '../world/history';
import type { Post } from '../world/post';
import { type Call, countOf, type Endpoint } from './endpoint';

/** For You: every call brings other posts, now and then a live card that is no post. */
export const recommendItemList: Endpoint = {
  path: '/api/recommend/item_list/',
  trusts: 'page',
  reply(call) {
    const batch = call.askedBefore('feed');
    const count = countOf(call, 8, 30);
    const posts = Array.from({ length: count }, (_, at) => feedPost(call, batch * 31 + at)).filter(
      (post) => post !== undefined,
    );
    const items: unknown[] = posts.map((post) => wireItem(call.to, post, call.session.viewer));
    const host = posts[0]?.member;
    if (batch % 2 === 1 && host) items.splice(2, 0, liveCard(call, host.index));
    return { itemList: items, hasMore: true };
  },
};

function feedPost({ world, session }: Call, place: number): Post | undefined {
  for (let round = 0; round < 40; round += 1) {
    const post = anyPost(world, `feed ${place} ${round}`);
    const shown =
      post &&
      isListed(post, session.viewer) &&
      post.gone === 'no' &&
      !post.ageGated &&
      !post.member.privateAccount;
    if (shown) return post;
  }
  return undefined;
}

function liveCard({ world, to }: Call, index: number) {
  const member = world.at(index);
  return {
    id: '',
    desc: 'Live now',
    createTime: 0,
    ...(member ? { author: wireAuthor(to, member) } : {}),
    liveRoomInfo: { roomId: '7600000000000000001', status: 2, title: 'Live now' },
    stats: { diggCount: 0, playCount: 0, commentCount: 0, shareCount: 0, collectCount: 0 },
  };
}
