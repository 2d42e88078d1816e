import { everybody, everyPost, shownOf } from './everybody';
import type { Viewer } from './history';
import type { Member } from './member';
import type { Post } from './post';
import { byRelevance } from './sounds';
import type { World } from './world';

/** Every post whose caption has all the words, by relevance. */
export function postsAbout(world: World, keyword: string): Post[] {
  const words = wordsOf(keyword);
  if (words.length === 0) return [];
  const about = ({ desc }: Post) => words.every((word) => desc.toLowerCase().includes(word));
  return byRelevance(everyPost(world).filter(about));
}

/** What a complete run of a search brings home, in its order. */
export function foundPosts(world: World, keyword: string, viewer: Viewer): Post[] {
  return shownOf(postsAbout(world, keyword), viewer);
}

/** Members whose handle has all the words. */
export function membersAbout(world: World, keyword: string): Member[] {
  const words = wordsOf(keyword);
  return everybody(world).filter(({ uniqueId }) => words.every((word) => uniqueId.includes(word)));
}

function wordsOf(keyword: string): string[] {
  return keyword.toLowerCase().split(/\s+/).filter(Boolean);
}
