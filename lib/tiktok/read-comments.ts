import * as v from 'valibot';
import type { Reply } from './ask';
import { count, flag, id, idOrNone, list, text } from './wire-values';

/** One comment, or one answer to it. Pictures are counted only: their links are signed and run out. */
export interface Comment {
  cid: string;
  /** The post that it is said under; empty where the reply doesn't say. */
  awemeId: string;
  text: string;
  /** Unix seconds. */
  createTime: number;
  diggCount: number;
  language: string;
  pictures: number;
  /** Put first by the post's author; liked by them. */
  pinned: boolean;
  likedByAuthor: boolean;
  /** Answers that there are; those that came along, if any. */
  replyTotal: number;
  replies: Comment[];
  user: { uid: string; secUid: string; uniqueId: string; nickname: string };
}

/** One reply of `/api/comment/list/` or `/api/comment/list/reply/` (snake_case; tiktok-web-api.md §1, 2026-02). */
export interface CommentPage {
  comments: Comment[];
  cursor: number;
  hasMore: boolean;
}

const wireUser = v.fallback(v.object({ uid: idOrNone, sec_uid: text, unique_id: text, nickname: text }), {
  ...{ uid: '', sec_uid: '', unique_id: '', nickname: '' },
});

const wireComment = v.object({
  cid: id,
  aweme_id: idOrNone,
  text,
  create_time: count,
  digg_count: count,
  comment_language: text,
  image_list: list(v.unknown()),
  author_pin: flag,
  is_author_digged: flag,
  reply_comment_total: count,
  reply_comment: v.optional(v.unknown()),
  user: wireUser,
});

/** Reads a page of comments; what can't be read of it is left out. */
export function readComments(reply: Reply): CommentPage {
  const { cursor, has_more } = reply;
  return {
    comments: commentsIn(reply['comments']),
    cursor: v.parse(count, cursor),
    hasMore: v.parse(flag, has_more),
  };
}

/** Answers have none of their own. */
function commentsIn(value: unknown, depth = 0): Comment[] {
  const entries = v.parse(list(wireComment), depth > 1 ? [] : value);
  return entries.map((wire) => ({
    cid: wire.cid,
    awemeId: wire.aweme_id,
    text: wire.text,
    createTime: wire.create_time,
    diggCount: wire.digg_count,
    language: wire.comment_language,
    pictures: wire.image_list.length,
    pinned: wire.author_pin,
    likedByAuthor: wire.is_author_digged,
    replyTotal: wire.reply_comment_total,
    replies: commentsIn(wire.reply_comment, depth + 1),
    user: userOf(wire.user),
  }));
}

function userOf(wire: v.InferOutput<typeof wireUser>): Comment['user'] {
  return { uid: wire.uid, secUid: wire.sec_uid, uniqueId: wire.unique_id, nickname: wire.nickname };
}
