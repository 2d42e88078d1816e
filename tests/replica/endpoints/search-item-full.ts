import type { Endpoint } from './endpoint';
import { itemListOf } from './item-page';
import { answerSearch } from './searching';

/** Posts whose caption has the words, by offset, in snake_case. */
export const searchItemFull: Endpoint = {
  path: '/api/search/item/full/',
  trusts: 'page',
  reply: (call) =>
    answerSearch(call, 20, ({ posts }) => {
      const { itemList } = itemListOf(call, posts);
      return itemList ? { item_list: itemList } : {};
    }),
};
