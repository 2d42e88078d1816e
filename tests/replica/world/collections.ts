import type { Member } from './member';
import type { Post } from './post';
import { between, hash32 } from './seeded';
import type { World } from './world';

/** Other people's posts that a member has put together, newest addition first. */
export type Collection = 'reposts' | 'likes' | 'favorites';

export function collectionSize(world: World, member: Member, kind: Collection): number {
  return between(0, 70, world.seed, kind, 'size', member.index);
}

/** The posts at these places of a collection; several may be one and the same author's. */
export function collectedPosts(
  world: World,
  member: Member,
  kind: Collection,
  from: number,
  count: number,
): Post[] {
  const end = Math.min(from + count, collectionSize(world, member, kind));
  const places = Array.from({ length: Math.max(0, end - from) }, (_, at) => from + at);
  return places.flatMap((place) => anyPost(world, `${kind} ${member.index} ${place}`) ?? []);
}

/** Whether everybody may see what this member likes. */
export function hasOpenLikes(member: Member): boolean {
  return member.index % 3 === 1;
}

/** Some post of somebody, the same for the same key; nobody's when chance falls on an empty profile. */
export function anyPost(world: World, key: string): Post | undefined {
  const member = world.at(hash32(world.seed, 'any member', key) % world.size);
  if (!member || member.posts === 0) return undefined;
  return world.post(member, hash32(world.seed, 'any post', key) % member.posts);
}
