import { hash32 } from '../world/seeded';
import { countOf, type Endpoint, text } from './endpoint';
import { strewn } from './explore-item-list';
import { itemListOf } from './item-page';
import { notThere } from './sayings';

/** What is shown beside a post: one page, the same every time, never the post itself. */
export const relatedItemList: Endpoint = {
  path: '/api/related/item_list/',
  trusts: 'page',
  reply(call) {
    const post = call.world.byAwemeId(text(call, 'itemID'));
    if (post?.gone !== 'no') return notThere();
    const beside = strewn(call, hash32('related', post.awemeId), countOf(call, 16, 16));
    return itemListOf(
      call,
      beside.filter(({ awemeId }) => awemeId !== post.awemeId),
    );
  },
};
