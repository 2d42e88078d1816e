import { type Answer, htmlAnswer, textAnswer } from '../http/answer';
import type { Recipient } from '../trust/links';
import { wireItem } from '../wire/item';
import { isListed, mayVisit } from '../world/history';
import type { World } from '../world/world';

/** The little pages for other sites: `/embed/@user` with the newest posts, `/embed/v2/ID` with one. */
export function answerEmbed(world: World, to: Recipient, path: string): Answer {
  const uniqueId = /^\/embed\/@([\w.-]+)\/?$/.exec(path)?.[1];
  if (uniqueId !== undefined) return userEmbed(world, uniqueId);
  return postEmbed(world, to, /(\d+)\/?$/.exec(path)?.[1] ?? '');
}

function userEmbed(world: World, uniqueId: string): Answer {
  const member = world.byUniqueId(uniqueId);
  if (!member || !mayVisit(member, undefined)) return textAnswer('Not Found', 404);
  const posts = world.posts(member, member.posts - 1, -1, 10).filter((post) => isListed(post, undefined));
  const videoList = posts.map((post) => ({
    id: post.awemeId,
    desc: post.desc,
    playCount: 0,
    privateItem: post.privateItem,
  }));
  const userInfo = { id: member.uid, uniqueId, nickname: member.nickname };
  return embedPage(`/embed/@${uniqueId}`, { userInfo, videoList, isUser: true });
}

function postEmbed(world: World, to: Recipient, awemeId: string): Answer {
  const post = world.byAwemeId(awemeId);
  if (post?.gone !== 'no' || !isListed(post, undefined)) return textAnswer('Not Found', 404);
  const item = wireItem(to, post, undefined);
  const url = 'video' in item ? item.video.playAddr : '';
  const itemInfos = { id: awemeId, text: post.desc, video: { urls: [url] } };
  return embedPage(`/embed/v2/${awemeId}`, { videoData: { itemInfos } });
}

function embedPage(path: string, data: unknown): Answer {
  const state = JSON.stringify({ source: { data: { [path]: data } } }).replaceAll('<', '\\u003C');
  return htmlAnswer(
    `<!DOCTYPE html><html><head><title>TikTok</title></head><body><script id="__FRONTITY_CONNECT_STATE__" type="application/json">${state}</script></body></html>`,
  );
}
