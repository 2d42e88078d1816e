import { type Playlist, playlistById, playlistPosts, playlistsOf } from '../world/playlists';
import { badSecUid } from './bad-sec-uid';
import { type Call, countOf, type Endpoint, text } from './endpoint';
import { itemListOf } from './item-page';

/** What is in a playlist, by offset. */
export const mixItemList: Endpoint = {
  path: '/api/mix/item_list/',
  trusts: 'nobody',
  reply(call) {
    const playlist = playlistById(call.world, text(call, 'mixId'));
    if (!playlist) return { statusCode: 10204, hasMore: false };
    const posts = playlistPosts(call.world, playlist);
    const from = Number(text(call, 'cursor')) || 0;
    const next = from + countOf(call, 30, 30);
    return {
      ...itemListOf(call, posts.slice(from, next)),
      hasMore: next < posts.length,
      cursor: String(next),
    };
  },
};

export const mixDetail: Endpoint = {
  path: '/api/mix/detail/',
  trusts: 'nobody',
  reply(call) {
    const playlist = playlistById(call.world, text(call, 'mixId'));
    return playlist ? { mixInfo: wirePlaylist(call, playlist) } : { statusCode: 10204 };
  },
};

/** The playlists of a profile. */
export const userPlaylist: Endpoint = {
  path: '/api/user/playlist/',
  trusts: 'nobody',
  reply(call) {
    const member = call.world.bySecUid(text(call, 'secUid'));
    if (!member) return badSecUid();
    const playList = playlistsOf(member).map((playlist) => wirePlaylist(call, playlist));
    return { ...(playList.length > 0 ? { playList } : {}), hasMore: false, cursor: String(playList.length) };
  },
};

function wirePlaylist({ world }: Call, playlist: Playlist) {
  const { mixId, name, member } = playlist;
  const creator = {
    id: member.uid,
    secUid: member.secUid,
    uniqueId: member.uniqueId,
    nickname: member.nickname,
  };
  return {
    id: mixId,
    mixId,
    name,
    mixName: name,
    videoCount: playlistPosts(world, playlist).length,
    cover: '',
    creator,
  };
}
