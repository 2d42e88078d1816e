import { keptOn } from '../world/shelves';
import { badSecUid } from './bad-sec-uid';
import { type Endpoint, text } from './endpoint';
import { nothingListed, signInFirst } from './sayings';
import { shelfPage } from './shelf-page';

/** Somebody's favorites: for themselves alone. */
export const userCollectItemList: Endpoint = {
  path: '/api/user/collect/item_list/',
  trusts: 'nobody',
  reply(call) {
    const { world, session } = call;
    const member = world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    if (session.viewer === undefined) return signInFirst();
    if (session.viewer !== member.uniqueId) return nothingListed();
    return shelfPage(call, `saves ${member.secUid}`, keptOn(world, member, 'saves'));
  },
};
