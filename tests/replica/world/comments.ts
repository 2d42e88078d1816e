import { captionOf } from './captions';
import { everybody } from './everybody';
import type { Member } from './member';
import type { Post } from './post';
import { between, hash32, unit } from './seeded';
import type { World } from './world';

/** A comment under a post, or a reply to one. */
export interface Comment {
  cid: string;
  post: Post;
  author: Member;
  text: string;
  /** Unix seconds. */
  createTime: number;
  likes: number;
  /** How many replies it has. */
  replies: number;
  /** The comment that it answers, `0` for none. */
  replyTo: string;
  /** Filtered away: counted by the paging, shown to nobody. */
  hidden: boolean;
}

/** All comments under a post, hidden ones included, in TikTok's order; never more than its own count says. */
export function commentsUnder(world: World, post: Post): Comment[] {
  const plays = between(20, 9_000_000, 'plays', ...post.key);
  const count = Math.min(Math.floor(plays * 0.001), between(0, 60, 'comments', ...post.key));
  return series(world, post, '0', count);
}

/** All replies to a comment, oldest first. */
export function repliesTo(world: World, post: Post, comment: Comment): Comment[] {
  return series(world, post, comment.cid, comment.replies);
}

/** What a complete run of comments brings home: those that are shown, each with its replies. */
export function discussion(world: World, post: Post): { comment: Comment; replies: Comment[] }[] {
  const shown = (comments: Comment[]) => comments.filter(({ hidden }) => !hidden);
  return shown(commentsUnder(world, post)).map((comment) => ({
    comment,
    replies: shown(repliesTo(world, post, comment)),
  }));
}

function series(world: World, post: Post, replyTo: string, count: number): Comment[] {
  const people = everybody(world);
  return Array.from({ length: count }, (_, place) => commentAt(people, post, replyTo, place));
}

function commentAt(people: readonly Member[], post: Post, replyTo: string, place: number): Comment {
  const key = [post.awemeId, replyTo, place] as const;
  const createTime = post.createTime + 60 + place * 600 + between(0, 599, 'comment', ...key);
  const isReply = replyTo !== '0';
  return {
    cid: String((BigInt(createTime) << 32n) | BigInt(hash32('cid', ...key))),
    post,
    author: people[hash32('who', ...key) % people.length] ?? post.member,
    text: captionOf(false, 'comment', ...key),
    createTime,
    likes: between(0, 900, 'comment likes', ...key),
    replies: isReply ? 0 : repliesOf(key),
    replyTo,
    // The first one is always there, and so is an end.
    hidden: place > 0 && unit('hidden', ...key) < 0.08,
  };
}

/** None for most; the first comment has enough for several pages. */
function repliesOf(key: readonly [string, string, number]): number {
  if (key[2] === 0) return 11;
  return unit('answered', ...key) < 0.3 ? between(1, 7, 'replies', ...key) : 0;
}
