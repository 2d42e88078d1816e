import { wirePlaylist } from '../wire/playlist';
import { mayVisit } from '../world/history';
import { playlistsOf } from '../world/playlists';
import { badSecUid } from './bad-sec-uid';
import { countOf, type Endpoint, text } from './endpoint';
import { hasMoreForm } from './item-page';
import { cursorForm, offsetOf } from './offset-page';
import { nothingListed } from './sayings';

/** Somebody's playlists; `playList` is absent where there are none. */
export const userPlaylist: Endpoint = {
  path: '/api/user/playlist/',
  trusts: 'nobody',
  reply(call) {
    const { world, session, to } = call;
    const member = world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    if (!mayVisit(member, session.viewer)) return nothingListed();
    const list = `playlists ${member.secUid}`;
    const offset = offsetOf(call, list);
    const next = offset + countOf(call, 20, 30);
    const all = playlistsOf(member);
    const playList = all.slice(offset, next).map((playlist) => wirePlaylist(to, world, playlist));
    return {
      ...(playList.length > 0 ? { playList } : {}),
      hasMore: hasMoreForm(next < all.length, list, String(offset)),
      ...cursorForm(next, next < all.length, list),
    };
  },
};
