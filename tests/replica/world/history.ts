import type { Member } from './member';
import { createTimeOf, type Post } from './post';

/** Who is asking: the uniqueId that is signed in, or nobody. */
export type Viewer = string | undefined;

/** Whether somebody sees this member's posts at all. */
export function mayVisit(member: Member, viewer: Viewer): boolean {
  return !member.privateAccount || viewer === member.uniqueId || member.followers.includes(viewer ?? '');
}

/** Whether a list shows this post to somebody; stories are in no list but their own. */
export function isListed(post: Post, viewer: Viewer): boolean {
  return !post.story && isVisible(post, viewer);
}

/** Whether somebody is shown this post at all. */
export function isVisible(post: Post, viewer: Viewer): boolean {
  if (post.gone === 'vanished' || !mayVisit(post.member, viewer)) return false;
  return !post.privateItem || viewer === post.member.uniqueId;
}

/** The newest place that is older than a time (Unix ms), or -1. */
export function newestBefore(seed: string, member: Member, milliseconds: number): number {
  let low = 0;
  let high = member.posts;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (createTimeOf(seed, member, middle) * 1000 < milliseconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Consecutive places, `from` first, `step` +1 or -1, as many of them as there are. */
export function placesFrom(member: Member, from: number, step: 1 | -1, count: number): number[] {
  const places = Array.from({ length: count }, (_, at) => from + at * step);
  return places.filter((at) => at >= 0 && at < member.posts);
}
