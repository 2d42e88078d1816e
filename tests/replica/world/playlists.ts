import { belongingsOf } from './belongings-of';
import { shownOf } from './everybody';
import type { Viewer } from './history';
import { numberedId, numberInId } from './ids';
import type { Member } from './member';
import type { Post } from './post';
import type { World } from './world';

const mostPlaylists = 64;

/** Some of a member's posts under a name, in the member's order. */
export interface Playlist {
  mixId: string;
  name: string;
  member: Member;
  /** Indexes of its posts, in its order. */
  places: number[];
}

export function playlistsOf(member: Member): Playlist[] {
  return belongingsOf(member).playlists.map(({ name, first, every }, place) => ({
    name,
    member,
    mixId: numberedId('mix', member.index * mostPlaylists + place),
    places: Array.from({ length: member.posts }, (_, index) => index).filter(
      (index) => index >= first && (index - first) % every === 0,
    ),
  }));
}

export function playlistOf(world: World, mixId: string): Playlist | undefined {
  const member = world.at(Math.floor(numberInId('mix', mixId) / mostPlaylists));
  return member && playlistsOf(member).find((playlist) => playlist.mixId === mixId);
}

/** The id of the playlist that a post is in; a post is in one at most. */
export function mixIdOf({ member, index }: Post): string | undefined {
  const { playlists } = belongingsOf(member);
  const place = playlists.findIndex(({ first, every }) => index >= first && (index - first) % every === 0);
  return place < 0 ? undefined : numberedId('mix', member.index * mostPlaylists + place);
}

/** All its posts, gone and hidden ones included. */
export function postsIn(world: World, { member, places }: Playlist): Post[] {
  return places.map((index) => world.post(member, index));
}

/** What a complete run of a playlist brings home, in its order. */
export function playlistPosts(world: World, mixId: string, viewer?: Viewer): Post[] {
  const playlist = playlistOf(world, mixId);
  return playlist ? shownOf(postsIn(world, playlist), viewer) : [];
}
