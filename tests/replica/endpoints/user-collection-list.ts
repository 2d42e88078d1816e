import { wireFolder } from '../wire/folder';
import { foldersOf, mayOpen } from '../world/folders';
import { mayVisit } from '../world/history';
import { badSecUid } from './bad-sec-uid';
import { countOf, type Endpoint, text } from './endpoint';
import { hasMoreForm } from './item-page';
import { cursorForm, offsetOf } from './offset-page';

/** Somebody's folders of favorites; others, and whoever wants `publicOnly`, are told of the public ones. */
export const userCollectionList: Endpoint = {
  path: '/api/user/collection_list/',
  trusts: 'nobody',
  reply(call) {
    const { world, session, to } = call;
    const member = world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    const viewer = text(call, 'publicOnly') === 'true' ? undefined : session.viewer;
    const all = mayVisit(member, session.viewer)
      ? foldersOf(member).filter((folder) => mayOpen(folder, viewer))
      : [];
    const list = `folders ${member.secUid}`;
    const offset = offsetOf(call, list);
    const next = offset + countOf(call, 30, 30);
    const folders = all.slice(offset, next).map((folder) => wireFolder(to, world, folder));
    return {
      ...(folders.length > 0 ? { collectionList: folders } : {}),
      hasMore: hasMoreForm(next < all.length, list, String(offset)),
      ...cursorForm(next, next < all.length, list),
      total: all.length,
    };
  },
};
