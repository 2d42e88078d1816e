import { askComments, type CommentPart, firstComments, readCommentPart } from '@/lib/tiktok/comment-walk';
import type { Item } from '@/lib/tiktok/item';
import type { Comment } from '@/lib/tiktok/read-comments';
import type { Asset, Gathering } from './asset';

/** What people wrote under a post, answers included: a request for every twenty, so off unless wanted. */
export const comments: Asset = {
  id: 'comments',
  label: 'Comments as JSON (slow)',
  byDefault: false,
  gathers: true,
  wants: (item) =>
    item.stats.commentCount > 0
      ? [{ num: 1, suffix: '.comments', ext: 'json', body: { kind: 'gather', gathering: gatherOf(item) } }]
      : [],
};

function gatherOf(item: Item): Gathering {
  const { awemeId, author } = item;
  return {
    start: firstComments,
    ask: (state) => askComments({ awemeId, uniqueId: author.uniqueId }, state),
    read: (reply, state) => readCommentPart(awemeId, reply, state),
    finish: (parts) => `${JSON.stringify(fileOf(item, parts as readonly CommentPart[]), null, 2)}\n`,
  };
}

/** `comment_count` is what TikTok says, `saved` what it gave: it hides some. */
function fileOf({ awemeId, author, stats }: Item, parts: readonly CommentPart[]): Record<string, unknown> {
  const top = parts.flatMap((part) => (part.of === undefined ? part.comments : []));
  const answers = parts.flatMap(({ of, comments: given }) => given.map((one) => ({ of, one })));
  const threads = onceEach(top).map((one) => {
    const later = answers.flatMap((answer) => (answer.of === one.cid ? [answer.one] : []));
    const replies = onceEach([...one.replies, ...later]).map((reply) => entryOf(reply, author.uid));
    return { ...entryOf(one, author.uid), replies };
  });
  const saved = threads.reduce((sum, thread) => sum + 1 + thread.replies.length, 0);
  return { id: awemeId, comment_count: stats.commentCount, saved, comments: threads };
}

/** Names as in yt-dlp's comments. */
function entryOf(one: Comment, uploader: string): Record<string, unknown> {
  return {
    id: one.cid,
    text: one.text,
    timestamp: one.createTime,
    like_count: one.diggCount,
    author: one.user.uniqueId,
    author_id: one.user.uid,
    author_sec_uid: one.user.secUid,
    author_nickname: one.user.nickname,
    author_is_uploader: one.user.uid !== '' && one.user.uid === uploader,
    is_favorited: one.likedByAuthor,
    is_pinned: one.pinned,
    language: one.language,
    picture_count: one.pictures,
  };
}

function onceEach(all: readonly Comment[]): Comment[] {
  return [...new Map(all.map((one) => [one.cid, one])).values()];
}
