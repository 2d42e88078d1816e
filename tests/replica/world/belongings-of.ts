import type { Belongings } from './belongings';
import type { Member } from './member';
import { between, unit } from './seeded';

/** What the cast says, and for the rest what follows from the seed (every secUid does). */
export function belongingsOf(member: Member): Belongings {
  const { secUid } = member;
  return {
    openLikes: unit('open likes', secUid) < 0.2,
    likes: between(0, 60, 'likes', secUid),
    saves: between(0, 30, 'saves', secUid),
    reposts: between(0, 25, 'reposts', secUid),
    folders: unit('folders', secUid) < 0.5 ? [] : [{ name: 'For later', isPublic: false }],
    playlists: member.posts < 20 ? [] : [{ name: 'The best of it', first: 0, every: 4 }],
    hidesPeople: false,
    ...member.has,
  };
}
