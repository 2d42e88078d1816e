import { belongingsOf } from './belongings-of';
import { everybody, shownOf } from './everybody';
import type { Viewer } from './history';
import type { Member } from './member';
import type { Post } from './post';
import { between, hash32 } from './seeded';
import type { World } from './world';

/** Where somebody keeps posts of others: liked, among the favorites, reposted. */
export type Shelf = 'likes' | 'saves' | 'reposts';

/** One post on a shelf. */
export interface Kept {
  post: Post;
  /** Unix ms of the putting; rises with `place`, never twice the same. */
  time: number;
  /** Counts from 0, the first one put there. */
  place: number;
}

/** Everything on a shelf, put there last first, gone and hidden posts included. */
export function keptOn(world: World, member: Member, shelf: Shelf): Kept[] {
  const added = (world.kept.get(`${shelf} ${member.uid}`) ?? []).flatMap((id) => world.byAwemeId(id) ?? []);
  const posts = [...pickedPosts(world, member, shelf), ...added];
  const first = world.layout.newest - posts.length * 7200;
  const timed = posts.map((post, place) => ({
    post,
    place,
    time: (first + place * 7200 + between(0, 3599, 'kept', shelf, member.uid, place)) * 1000,
  }));
  return timed.reverse();
}

/** What a complete run of a shelf brings home, in its order. */
export function shelved(world: World, uniqueId: string, shelf: Shelf, viewer?: Viewer): Post[] {
  const kept = keptOn(world, world.member(uniqueId), shelf);
  return shownOf(
    kept.map(({ post }) => post),
    viewer,
  );
}

/** Puts one more post on somebody's shelf, on top. */
export function keep(world: World, uniqueId: string, shelf: Shelf, awemeId: string): void {
  const key = `${shelf} ${world.member(uniqueId).uid}`;
  world.kept.set(key, [...(world.kept.get(key) ?? []), awemeId]);
}

/** Posts of others, each once. Drawn from the layout, so that publishing does not change what was liked before. */
function pickedPosts(world: World, member: Member, shelf: Shelf): Post[] {
  const wanted = belongingsOf(member)[shelf];
  const others = everybody(world).filter(
    (other) => other.index !== member.index && world.postsAtFirst(other) > 0,
  );
  const picked = new Map<string, Post>();
  for (let round = 0; others.length > 0 && picked.size < wanted && round < wanted * 4; round += 1) {
    const post = pickPost(world, others, [shelf, member.secUid, round].join());
    if (!post.story) picked.set(post.awemeId, post);
  }
  return [...picked.values()];
}

function pickPost(world: World, others: readonly Member[], key: string): Post {
  const author = others[hash32('whose', key) % others.length] ?? world.member('me_example');
  return world.post(author, hash32('which', key) % world.postsAtFirst(author));
}
