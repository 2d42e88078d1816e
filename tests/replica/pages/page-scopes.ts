import type { Recipient } from '../trust/links';
import { wireUserInfo } from '../wire/author';
import { wireItem } from '../wire/item';
import { pageItem } from '../wire/page-dialect';
import type { Viewer } from '../world/history';
import type { Member } from '../world/member';
import type { Post } from '../world/post';
import { postStatus } from './post-status';
import { userStatus } from './user-status';

/** Title and the scopes that one page has besides the app's. */
export interface PageData {
  title: string;
  scopes: Record<string, unknown>;
}

/** A video page: the whole post in the page's dialect, or why not. */
export function videoData(to: Recipient, post: Post | undefined, viewer: Viewer, phone: boolean): PageData {
  const { code, message } = postStatus(post, viewer);
  const scope = phone ? 'webapp.reflow.video.detail' : 'webapp.video-detail';
  if (!post || code !== 0)
    return { title: 'TikTok', scopes: { [scope]: { statusCode: code, statusMsg: message } } };
  const shareMeta = { title: `${post.member.nickname} on TikTok`, desc: post.desc };
  const itemStruct = pageItem(wireItem(to, post, viewer));
  return {
    title: `${post.desc.slice(0, 60)} | TikTok`,
    scopes: {
      [scope]: { itemInfo: { itemStruct }, shareMeta, statusCode: 0, statusMsg: '' },
      'seo.abtest': canonical(`/@${post.member.uniqueId}/video/${post.awemeId}`),
    },
  };
}

/** A photo page: it says nothing about the post (tiktok-web-api.md §3.1). */
export function photoData(uniqueId: string, awemeId: string): PageData {
  return { title: 'TikTok', scopes: { 'seo.abtest': canonical(`/@${uniqueId}/photo/${awemeId}`) } };
}

export function userData(to: Recipient, member: Member | undefined, viewer: Viewer): PageData {
  if (!member) {
    const missing = { statusCode: 10221, statusMsg: "user doesn't exist", needFix: true };
    return { title: "Couldn't find this account | TikTok", scopes: { 'webapp.user-detail': missing } };
  }
  const { code, visible } = userStatus(member, viewer);
  const shareMeta = { title: `${member.nickname} on TikTok`, desc: `@${member.uniqueId}` };
  const detail = {
    userInfo: wireUserInfo(to, member, visible),
    shareMeta,
    statusCode: code,
    statusMsg: '',
    needFix: true,
  };
  return {
    title: `${member.nickname} (@${member.uniqueId}) | TikTok`,
    scopes: { 'webapp.user-detail': detail, 'seo.abtest': canonical(`/@${member.uniqueId}`) },
  };
}

/** Pages that bring nothing but the app: the feed, playlists, sign-in. */
export function emptyData(path: string): PageData {
  return { title: 'TikTok - Make Your Day', scopes: { 'seo.abtest': canonical(path) } };
}

/** Where a page says that it really is. */
export function canonical(path: string) {
  return { canonical: `https://www.tiktok.com${path}`, pageId: '0', vidList: [], parameters: {} };
}
