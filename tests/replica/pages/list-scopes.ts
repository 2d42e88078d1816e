import type { Recipient } from '../trust/links';
import { wireHashtagInfo } from '../wire/hashtag-info';
import { wireSoundInfo } from '../wire/sound-info';
import { hashtagNamed, postsTagged } from '../world/hashtags';
import { postsWith } from '../world/sounds';
import type { World } from '../world/world';
import { canonical, type PageData } from './page-scopes';

const missing = { statusCode: 10204, statusMsg: "item doesn't exist" };

/** A hashtag's page: what the API says of it, without posts. */
export function tagData(world: World, name: string): PageData {
  const hashtag = hashtagNamed(world, name);
  if (!hashtag) return { title: 'TikTok', scopes: { 'webapp.challenge-detail': missing } };
  const detail = {
    challengeInfo: wireHashtagInfo(hashtag, postsTagged(world, hashtag.name).length),
    shareMeta: { title: `#${hashtag.name} on TikTok`, desc: '' },
    statusCode: 0,
    statusMsg: '',
  };
  return {
    title: `#${hashtag.name} | TikTok`,
    scopes: {
      'webapp.challenge-detail': detail,
      'seo.abtest': canonical(`/tag/${encodeURIComponent(hashtag.name)}`),
    },
  };
}

/** A sound's page: what the API says of it, without posts. */
export function musicData(to: Recipient, world: World, musicId: string): PageData {
  const [first, ...others] = postsWith(world, musicId);
  if (!first) return { title: 'TikTok', scopes: { 'webapp.music-detail': missing } };
  const musicInfo = wireSoundInfo(to, [first, ...others]);
  const { title } = musicInfo.music;
  const detail = {
    musicInfo,
    shareMeta: { title: `${title} on TikTok`, desc: '' },
    statusCode: 0,
    statusMsg: '',
  };
  return {
    title: `${title} | TikTok`,
    scopes: { 'webapp.music-detail': detail, 'seo.abtest': canonical(`/music/-${musicId}`) },
  };
}
