import { isListed, type Viewer } from './history';
import type { Member } from './member';
import type { Post } from './post';
import type { World } from './world';

const mostMembers = 40;
const mostPosts = 200;

/**
 * Those whom hashtags, sounds, search, likes and comments know: the cast and the first of the made-up members. Bounded,
 * because a world may have more members than anybody could go through.
 */
export function everybody(world: World): Member[] {
  const places = Array.from({ length: Math.min(world.size, mostMembers) }, (_, index) => index);
  return places.flatMap((index) => world.at(index) ?? []);
}

/** Their newest posts, whoever may see them. */
export function everyPost(world: World): Post[] {
  return everybody(world).flatMap((member) => world.posts(member, member.posts - 1, -1, mostPosts));
}

/** Those of some posts that a list shows to this viewer, in their order. */
export function shownOf(posts: readonly Post[], viewer: Viewer): Post[] {
  return posts.filter((post) => isListed(post, viewer));
}
