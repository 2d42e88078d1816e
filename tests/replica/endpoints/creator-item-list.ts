import { mayVisit, newestBefore } from '../world/history';
import { badSecUid } from './bad-sec-uid';
import { countOf, type Endpoint, text } from './endpoint';
import { itemListOf } from './item-page';

/** The old list of a profile: unsigned, without a cursor in the reply; the next one is the last post's time. */
export const creatorItemList: Endpoint = {
  path: '/api/creator/item_list/',
  trusts: 'nobody',
  reply(call) {
    const member = call.world.bySecUid(text(call, 'secUid'));
    if (!member || !/^[01]$/.test(text(call, 'type'))) return badSecUid();
    if (!mayVisit(member, call.session.viewer)) return { hasMorePrevious: true };
    const asked = call.devices.cursorFor(call.deviceId, `creator ${member.secUid}`, text(call, 'cursor'));
    const time = Number(asked) || Number.POSITIVE_INFINITY;
    const from = newestBefore(call.world.seed, member, time);
    const posts = call.world.posts(member, from, -1, countOf(call, 15, 15));
    return { ...itemListOf(call, posts), hasMorePrevious: (posts.at(-1)?.index ?? 0) > 0 };
  },
};
