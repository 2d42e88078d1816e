import { type Call, countOf, type Endpoint, text } from './endpoint';
import { itemListOf } from './item-page';
import { feedPost } from './recommend-item-list';
import { badParams } from './sayings';

/** Explore: every call brings other posts, and there is always more. Categories are 100 to 119, 120 is all of them. */
export const exploreItemList: Endpoint = {
  path: '/api/explore/item_list/',
  trusts: 'nobody',
  reply(call) {
    const category = text(call, 'categoryType');
    if (!/^1(?:[01]\d|20)$/.test(category)) return badParams();
    const first = Number(category) * 1_000_000 + call.askedBefore('explore', category) * 16;
    return { ...itemListOf(call, strewn(call, first, countOf(call, 16, 16))), hasMore: true };
  },
};

/** Posts from here and there, the same for the same place, none of them twice. */
export function strewn(call: Call, first: number, count: number) {
  const found = Array.from({ length: count }, (_, at) => feedPost(call, first + at) ?? []).flat();
  return [...new Map(found.map((post) => [post.awemeId, post])).values()];
}
