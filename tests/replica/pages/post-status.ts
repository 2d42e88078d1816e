import { mayVisit, type Viewer } from '../world/history';
import type { Post } from '../world/post';

/** What TikTok says of a post instead of showing it (tiktok-web-api.md §6); 0 shows it. */
export function postStatus(post: Post | undefined, viewer: Viewer): { code: number; message: string } {
  if (post?.gone !== 'no') return { code: 10204, message: "item doesn't exist" };
  if (!mayVisit(post.member, viewer)) return { code: 10222, message: 'author_secret' };
  if (post.privateItem && viewer !== post.member.uniqueId) return { code: 10216, message: 'item is private' };
  if (post.regionLocked) return { code: 10231, message: 'cross_border_violation' };
  return { code: 0, message: '' };
}
