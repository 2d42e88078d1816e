import { everyPost, shownOf } from './everybody';
import type { Viewer } from './history';
import { numberedId } from './ids';
import type { Post } from './post';
import { between, hash32, unit } from './seeded';
import type { World } from './world';

/** The one licensed song there is, under many posts. */
const licensedId = numberedId('sound', 0);

/** The id of a post's sound: the licensed song's, one that the author uses again and again, or the post's own. */
export function musicIdOf(post: Post): string {
  if (post.licensed) return licensedId;
  if (unit('sound again', ...post.key) < 0.5) return numberedId('sound', post.member.index + 1);
  return String(BigInt(post.awemeId) + 29_000_000_000n);
}

/** How long a post's sound lasts, as TikTok says, in whole seconds. */
export function songSeconds(post: Post): number {
  return between(10, 60, 'music', ...post.key);
}

/** Every post with a sound, by relevance, which is nobody's order but TikTok's. */
export function postsWith(world: World, musicId: string): Post[] {
  return byRelevance(everyPost(world).filter((post) => musicIdOf(post) === musicId));
}

/** What a complete run of a sound brings home, in its order. */
export function sounding(world: World, musicId: string, viewer?: Viewer): Post[] {
  return shownOf(postsWith(world, musicId), viewer);
}

export function byRelevance(posts: readonly Post[]): Post[] {
  return [...posts].sort((a, b) => hash32('relevance', a.awemeId) - hash32('relevance', b.awemeId));
}
