import { mayVisit } from '../world/history';
import { playlistOf, postsIn } from '../world/playlists';
import { type Endpoint, text } from './endpoint';
import { offsetPage } from './offset-page';
import { notThere } from './sayings';

/** What is in a playlist, in its maker's order. */
export const mixItemList: Endpoint = {
  path: '/api/mix/item_list/',
  trusts: 'nobody',
  reply(call) {
    const playlist = playlistOf(call.world, text(call, 'mixId'));
    if (!playlist || !mayVisit(playlist.member, call.session.viewer)) return notThere();
    return offsetPage(call, `mix ${playlist.mixId}`, postsIn(call.world, playlist), 30);
  },
};
