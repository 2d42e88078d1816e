import { wireSnakeUser } from '../wire/comment';
import { membersAbout } from '../world/keywords';
import type { Endpoint } from './endpoint';
import { itemListOf } from './item-page';
import { answerSearch } from './searching';

/** The first tab of a search: on the first page a card of accounts, and posts. */
export const searchGeneralFull: Endpoint = {
  path: '/api/search/general/full/',
  trusts: 'page',
  reply: (call) =>
    answerSearch(call, 12, ({ keyword, offset, posts }) => {
      const members = offset === 0 ? membersAbout(call.world, keyword).slice(0, 3) : [];
      const users = members.map((member) => ({ user_info: wireSnakeUser(call.to, member) }));
      const items = itemListOf(call, posts).itemList ?? [];
      const card = users.length > 0 ? [{ type: 4, user_list: users }] : [];
      return { data: [...card, ...items.map((item) => ({ type: 1, item }))] };
    }),
};
