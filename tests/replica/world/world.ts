import { defaultCast } from './cast';
import { isListed, placesFrom, type Viewer } from './history';
import type { Member, Persona } from './member';
import { awemeIdOf, idTime, type Post, partsOfId, postAt } from './post';
import { indexInSecUid, indexOfHandle, indexOfUid, type Layout, memberAt } from './roster';

export interface WorldOptions {
  seed?: string;
  /** Made-up members besides the cast. */
  users?: number;
  /** Posts of each made-up member. */
  posts?: number;
  cast?: readonly Persona[];
  /** Unix seconds after which nothing was posted at the start. */
  newest?: number;
}

/** Everybody and everything there is, computed when asked for; only what tests change is remembered. */
export class World {
  readonly layout: Layout;
  readonly seed: string;
  #renamed = new Map<number, string>();
  #published = new Map<number, number>();
  #removed = new Set<string>();
  #rooms = new Map<number, string>();
  /** Posts that tests put on somebody's shelf, in the order of the putting; see `keep` in shelves.ts. */
  readonly kept = new Map<string, readonly string[]>();

  constructor(options: WorldOptions = {}) {
    const { seed = 'clipkeep', users = 10, posts = 40, cast = defaultCast, newest = 1_788_220_800 } = options;
    this.layout = { seed, users, posts, cast, newest };
    this.seed = seed;
  }

  get size(): number {
    return this.layout.cast.length + this.layout.users;
  }

  at(index: number): Member | undefined {
    const member = memberAt(this.layout, index);
    if (!member) return undefined;
    const uniqueId = this.#renamed.get(index) ?? member.uniqueId;
    const roomId = this.#rooms.get(index) ?? member.roomId;
    return { ...member, uniqueId, roomId, posts: member.posts + (this.#published.get(index) ?? 0) };
  }

  /** Who has this handle now; nobody for a handle that was given up. */
  byUniqueId(uniqueId: string): Member | undefined {
    const taken = [...this.#renamed].find(([, name]) => name === uniqueId)?.[0];
    const member = this.at(taken ?? indexOfHandle(this.layout, uniqueId));
    return member?.uniqueId === uniqueId ? member : undefined;
  }

  bySecUid(secUid: string): Member | undefined {
    const member = this.at(indexInSecUid(secUid));
    return member?.secUid === secUid ? member : undefined;
  }

  byUid(uid: string): Member | undefined {
    return this.at(indexOfUid(uid));
  }

  /** Like `byUniqueId`, for those who know that there is one. */
  member(uniqueId: string): Member {
    const member = this.byUniqueId(uniqueId);
    if (!member) throw new Error(`There is no @${uniqueId} in this world.`);
    return member;
  }

  post(member: Member, index: number): Post {
    const post = postAt(this.seed, member, index);
    return this.#removed.has(post.awemeId) ? { ...post, gone: 'vanished' } : post;
  }

  /** The post with this id; also one that is gone or private. */
  byAwemeId(awemeId: string): Post | undefined {
    if (!/^\d{15,19}$/.test(awemeId)) return undefined;
    const { memberIndex, time } = partsOfId(awemeId);
    const member = this.at(memberIndex);
    if (!member) return undefined;
    const index = Math.floor((time - member.first) / member.spacing);
    const exists = index >= 0 && index < member.posts && idTime(this.seed, member, index) === time;
    return exists && awemeIdOf(this.seed, member, index) === awemeId ? this.post(member, index) : undefined;
  }

  /** All posts of somebody that a list shows to this viewer, newest first: what a complete run brings home. */
  listed(uniqueId: string, viewer?: Viewer): Post[] {
    const member = this.member(uniqueId);
    return this.posts(member, member.posts - 1, -1, member.posts).filter((post) => isListed(post, viewer));
  }

  /** Posts of consecutive places, whoever may see them. */
  posts(member: Member, from: number, step: 1 | -1, count: number): Post[] {
    return placesFrom(member, from, step, count).map((index) => this.post(member, index));
  }

  /** A new handle from now on; ids, posts and files stay. */
  rename(uniqueId: string, now: string): void {
    this.#renamed.set(this.member(uniqueId).index, now);
  }

  /** How many posts somebody had before any was published. */
  postsAtFirst({ index, posts }: Member): number {
    return posts - (this.#published.get(index) ?? 0);
  }

  /** Adds posts that are newer than all others. */
  publish(uniqueId: string, count: number): void {
    const { index } = this.member(uniqueId);
    this.#published.set(index, (this.#published.get(index) ?? 0) + count);
  }

  /** A new live room; the profile names it from now on. */
  enterRoom(uniqueId: string, roomId: string): void {
    this.#rooms.set(this.member(uniqueId).index, roomId);
  }

  /** Deletes a post: it leaves the lists, and its links stop working. */
  remove(awemeId: string): void {
    this.#removed.add(awemeId);
  }
}
