import { type Collection, collectedPosts, collectionSize, hasOpenLikes } from '../world/collections';
import type { Member } from '../world/member';
import { badSecUid } from './bad-sec-uid';
import { type Call, countOf, type Endpoint, text } from './endpoint';
import { hasMoreForm, itemListOf } from './item-page';

interface CollectedList {
  path: Endpoint['path'];
  kind: Collection;
  mayLook(member: Member, call: Call): boolean;
  /** Reposts count on from the offset; the others count down from a number that says nothing. */
  cursor: 'offset' | 'falling';
}

const top = 1_900_000_000_000;
const isOwn = (member: Member, { session }: Call) => session.viewer === member.uniqueId;

export const repostItemList = collectedList({
  path: '/api/repost/item_list/',
  kind: 'reposts',
  mayLook: () => true,
  cursor: 'offset',
});

export const favoriteItemList = collectedList({
  path: '/api/favorite/item_list/',
  kind: 'likes',
  mayLook: (member, call) => hasOpenLikes(member) || isOwn(member, call),
  cursor: 'falling',
});

export const userCollectItemList = collectedList({
  path: '/api/user/collect/item_list/',
  kind: 'favorites',
  mayLook: isOwn,
  cursor: 'falling',
});

function collectedList({ path, kind, mayLook, cursor }: CollectedList): Endpoint {
  return {
    path,
    trusts: 'nobody',
    reply(call) {
      const member = call.world.bySecUid(text(call, 'secUid'));
      if (!member) return badSecUid();
      if (!mayLook(member, call)) return { hasMore: false, cursor: '0' };
      const asked = Number(
        call.devices.cursorFor(call.deviceId, `${kind} ${member.secUid}`, text(call, 'cursor')),
      );
      const offset = cursor === 'falling' && asked > 0 ? Math.round((top - asked) / 1009) : asked || 0;
      const next = offset + countOf(call, 15, 30);
      const more = next < collectionSize(call.world, member, kind);
      return {
        ...itemListOf(call, collectedPosts(call.world, member, kind, offset, next - offset)),
        hasMore: hasMoreForm(more, kind, String(asked)),
        cursor: String(cursor === 'falling' ? top - next * 1009 : next),
      };
    },
  };
}
