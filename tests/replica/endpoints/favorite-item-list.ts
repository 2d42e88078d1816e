import { belongingsOf } from '../world/belongings-of';
import { mayVisit } from '../world/history';
import { keptOn } from '../world/shelves';
import { badSecUid } from './bad-sec-uid';
import { type Endpoint, text } from './endpoint';
import { nothingListed } from './sayings';
import { shelfPage } from './shelf-page';

/** What somebody liked: their own, or where they let everybody see. */
export const favoriteItemList: Endpoint = {
  path: '/api/favorite/item_list/',
  trusts: 'nobody',
  reply(call) {
    const { world, session } = call;
    const member = world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    const isOpen = belongingsOf(member).openLikes && mayVisit(member, session.viewer);
    if (!isOpen && session.viewer !== member.uniqueId) return nothingListed();
    return shelfPage(call, `likes ${member.secUid}`, keptOn(world, member, 'likes'));
  },
};
