import { everyPost, shownOf } from './everybody';
import type { Viewer } from './history';
import type { Post } from './post';
import { hash32 } from './seeded';
import { byRelevance } from './sounds';
import type { World } from './world';

/** A hashtag that somebody used. */
export interface Hashtag {
  challengeId: string;
  name: string;
}

/** Hashtags and mentions of a caption; `start` and `end` count UTF-16 units. */
export function marksIn(desc: string) {
  return [...desc.matchAll(/([#@])([\p{L}\p{N}_.]+)/gu)].map((match) => ({
    sign: match[1] ?? '',
    name: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function challengeIdOf(name: string): string {
  return String(hash32('hashtag', name));
}

/** By its name, as it is written or in lower case; undefined where no caption has it. */
export function hashtagNamed(world: World, name: string): Hashtag | undefined {
  return findHashtag(world, (tag) => tag.toLowerCase() === name.toLowerCase());
}

export function hashtagOf(world: World, challengeId: string): Hashtag | undefined {
  return findHashtag(world, (tag) => challengeIdOf(tag) === challengeId);
}

/** Every post with a hashtag, by relevance. */
export function postsTagged(world: World, name: string): Post[] {
  return byRelevance(everyPost(world).filter(({ desc }) => tagsIn(desc).includes(name)));
}

/** What a complete run of a hashtag brings home, in its order. */
export function tagged(world: World, name: string, viewer?: Viewer): Post[] {
  return shownOf(postsTagged(world, name), viewer);
}

function findHashtag(world: World, fits: (name: string) => boolean): Hashtag | undefined {
  for (const { desc } of everyPost(world)) {
    const name = tagsIn(desc).find(fits);
    if (name !== undefined) return { name, challengeId: challengeIdOf(name) };
  }
  return undefined;
}

function tagsIn(desc: string): string[] {
  return marksIn(desc).flatMap(({ sign, name }) => (sign === '#' ? [name] : []));
}
