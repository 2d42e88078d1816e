import type { Post } from './post';
import { hash32 } from './seeded';
import type { World } from './world';

/** Some post of somebody, the same for the same key; nobody's when chance falls on an empty profile. */
export function anyPost(world: World, key: string): Post | undefined {
  const member = world.at(hash32(world.seed, 'any member', key) % world.size);
  if (!member || member.posts === 0) return undefined;
  return world.post(member, hash32(world.seed, 'any post', key) % member.posts);
}
