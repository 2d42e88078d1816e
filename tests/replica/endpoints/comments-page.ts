import { wireComment } from '../wire/comment';
import type { Comment } from '../world/comments';
import { type ApiReply, type Call, countOf } from './endpoint';
import { offsetOf } from './offset-page';
import { snakeReply } from './snake-reply';

/** A page of comments or replies. The offset counts hidden ones, which are missing from the page. */
export function commentsPage(call: Call, list: string, all: readonly Comment[], usual: number): ApiReply {
  const offset = offsetOf(call, list);
  const next = offset + countOf(call, usual, 20);
  const shown = all.slice(offset, next).filter(({ hidden }) => !hidden);
  return snakeReply({
    comments: shown.length > 0 ? shown.map((comment) => wireComment(call.to, comment)) : null,
    has_more: Number(next < all.length),
    cursor: next,
    total: all.length,
    top_gifts: null,
    has_filtered_comments: Number(all.some(({ hidden }) => hidden)),
    alias_comment_deleted: false,
    reply_style: 2,
  });
}
