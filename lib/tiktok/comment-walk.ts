import type { Ask, Reply } from './ask';
import { ClipkeepError } from './errors';
import { pathPart } from './path-part';
import { type Comment, type CommentPage, readComments } from './read-comments';

/** Comments of one page; of answers, `of` is the comment that they answer. */
export interface CommentPart {
  of?: string;
  comments: Comment[];
}

/** Where the walk is: the next page of comments (null: there is none), and whose answers come before it. */
interface Place {
  cursor: number | null;
  open: { cid: string; cursor: number }[];
}

/** The first place of every walk. */
export const firstComments = JSON.stringify({ cursor: 0, open: [] } satisfies Place);

/** The request at a place: answers first, so that a comment and its answers stay together (tiktok-web-api.md §1). */
export function askComments(post: { awemeId: string; uniqueId: string }, state: string): Ask {
  const { cursor, open } = placeIn(state);
  const { awemeId } = post;
  const [first] = open;
  const of = first ? { item_id: awemeId, comment_id: first.cid } : { aweme_id: awemeId };
  const at = first ? first.cursor : (cursor ?? 0);
  return {
    kind: 'api',
    path: first ? '/api/comment/list/reply/' : '/api/comment/list/',
    query: { ...of, count: '20', cursor: String(at), enter_from: 'tiktok_web', from_page: 'video' },
    referer: `/@${pathPart(post.uniqueId || 'i')}/video/${awemeId}`,
  };
}

/**
 * What a reply brings, and the place after it; null at the end. Throws ClipkeepError: refused where it tells of another
 * post, samePage where its cursor doesn't move although more is promised.
 */
export function readCommentPart(
  awemeId: string,
  reply: Reply,
  state: string,
): { part: CommentPart; next: string | null } {
  const place = placeIn(state);
  const page = readComments(reply);
  if (page.comments.some((one) => one.awemeId && one.awemeId !== awemeId))
    throw new ClipkeepError('refused', { detail: 'comments of another post' });
  const [first, ...others] = place.open;
  if (!first) return { part: { comments: page.comments }, next: written(afterComments(place, page)) };
  const cursor = onward(page, first.cursor);
  const open = cursor === null ? others : [{ ...first, cursor }, ...others];
  return { part: { of: first.cid, comments: page.comments }, next: written({ ...place, open }) };
}

function afterComments({ cursor }: Place, page: CommentPage): Place {
  const open = page.comments.filter((one) => one.replyTotal > one.replies.length);
  return { cursor: onward(page, cursor ?? 0), open: open.map(({ cid }) => ({ cid, cursor: 0 })) };
}

/** Where to ask on; null at the end. A page without comments is the end, whatever it promises. */
function onward({ comments, hasMore, cursor }: CommentPage, asked: number): number | null {
  if (!hasMore || comments.length === 0) return null;
  if (cursor > asked) return cursor;
  throw new ClipkeepError('samePage', { detail: `comment cursor ${cursor} after ${asked}` });
}

function written(place: Place): string | null {
  return place.cursor === null && place.open.length === 0 ? null : JSON.stringify(place);
}

/** Written by `written` alone. */
function placeIn(state: string): Place {
  return JSON.parse(state) as Place;
}
