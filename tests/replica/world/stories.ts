import { isVisible, type Viewer } from './history';
import type { Member } from './member';
import type { Post } from './post';
import type { World } from './world';

/** Somebody's stories that this viewer is shown, oldest first; no other list has them. */
export function storiesOf(world: World, member: Member, viewer?: Viewer): Post[] {
  const places = Object.keys(member.special).map(Number);
  const posts = places
    .filter((index) => member.special[index]?.story && index < member.posts)
    .sort((a, b) => a - b)
    .map((index) => world.post(member, index));
  return posts.filter((post) => isVisible(post, viewer));
}
