import { avatarPlace, imageUrls } from '../media/image-link';
import type { Recipient } from '../trust/links';
import type { Comment } from '../world/comments';
import type { Member } from '../world/member';

/** A comment or a reply, in the app's snake_case. */
export function wireComment(to: Recipient, comment: Comment) {
  return {
    cid: comment.cid,
    aweme_id: comment.post.awemeId,
    text: comment.text,
    create_time: comment.createTime,
    digg_count: comment.likes,
    status: 1,
    user: wireSnakeUser(to, comment.author),
    reply_id: comment.replyTo,
    reply_to_reply_id: '0',
    ...(comment.replyTo === '0' ? { reply_comment: null, reply_comment_total: comment.replies } : {}),
    user_digged: 0,
    user_buried: false,
    text_extra: [],
    image_list: null,
    label_list: null,
    comment_language: 'en',
    is_author_digged: comment.likes > 800,
    author_pin: false,
    no_show: false,
    collect_stat: 0,
    share_info: { acl: { code: 1, extra: '{}' }, desc: '', title: '', url: '' },
  };
}

/** A member as comments and search have them. */
export function wireSnakeUser(to: Recipient, member: Member) {
  const urls = imageUrls(to, { owner: member.uid, slot: 'avatar' }, avatarPlace(100));
  return {
    uid: member.uid,
    sec_uid: member.secUid,
    unique_id: member.uniqueId,
    nickname: member.nickname,
    custom_verify: member.verified ? 'Verified account' : '',
    avatar_thumb: { uri: `tos-alisg-avt-0068/${member.uid}`, url_list: urls, url_prefix: null },
  };
}
