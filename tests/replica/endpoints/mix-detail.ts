import { wirePlaylist } from '../wire/playlist';
import { mayVisit } from '../world/history';
import { playlistOf } from '../world/playlists';
import { type Endpoint, text } from './endpoint';
import { notThere } from './sayings';

/** A playlist: its name, whose it is, and how much it holds. */
export const mixDetail: Endpoint = {
  path: '/api/mix/detail/',
  trusts: 'nobody',
  reply(call) {
    const playlist = playlistOf(call.world, text(call, 'mixId'));
    if (!playlist || !mayVisit(playlist.member, call.session.viewer)) return notThere();
    return { mixInfo: wirePlaylist(call.to, call.world, playlist) };
  },
};
