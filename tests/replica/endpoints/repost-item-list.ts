import { shownOf } from '../world/everybody';
import { mayVisit } from '../world/history';
import { between } from '../world/seeded';
import { keptOn } from '../world/shelves';
import { badSecUid } from './bad-sec-uid';
import { countOf, type Endpoint, text } from './endpoint';
import { hasMoreForm, itemListOf } from './item-page';
import { offsetOf } from './offset-page';
import { nothingListed } from './sayings';

/** What somebody reposted. The cursor counts what was returned, which is now and then less than was asked for. */
export const repostItemList: Endpoint = {
  path: '/api/repost/item_list/',
  trusts: 'nobody',
  reply(call) {
    const { world, session } = call;
    const member = world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    if (!mayVisit(member, session.viewer)) return nothingListed();
    const all = shownOf(
      keptOn(world, member, 'reposts').map(({ post }) => post),
      session.viewer,
    );
    const list = `reposts ${member.secUid}`;
    const offset = offsetOf(call, list);
    const count = Math.max(1, countOf(call, 15, 30) - between(0, 3, list, offset));
    const page = all.slice(offset, offset + count);
    const next = offset + page.length;
    const hasMore = hasMoreForm(next < all.length, list, String(offset));
    return { ...itemListOf(call, page), hasMore, cursor: String(next) };
  },
};
