import type { Member } from './member';
import type { Post } from './post';
import type { World } from './world';

/** A member's own list of own posts. Everybody with ten posts has two. */
export interface Playlist {
  mixId: string;
  name: string;
  member: Member;
  /** Every so many-th post is in it. */
  every: number;
}

const firstMixId = 7_400_000_000_000_000_000n;
const kinds = [
  { name: 'Best of', every: 3 },
  { name: 'Séries & more: 1/2', every: 5 },
];

export function playlistsOf(member: Member): Playlist[] {
  if (member.posts < 10) return [];
  return kinds.map((kind, at) => ({
    ...kind,
    member,
    mixId: String(firstMixId + BigInt(member.index * 2 + at)),
  }));
}

export function playlistById(world: World, mixId: string): Playlist | undefined {
  const place = /^\d{19}$/.test(mixId) ? Number(BigInt(mixId) - firstMixId) : -1;
  const member = world.at(Math.floor(place / 2));
  return member && playlistsOf(member).find((playlist) => playlist.mixId === mixId);
}

/** All posts of a playlist, oldest first; also such as are not shown. */
export function playlistPosts(world: World, { member, every }: Playlist): Post[] {
  const places = Array.from({ length: Math.ceil(member.posts / every) }, (_, at) => at * every);
  return places.map((index) => world.post(member, index));
}
