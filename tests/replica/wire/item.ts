import { imageUrls, photoPlace } from '../media/image-link';
import type { Recipient } from '../trust/links';
import type { Viewer } from '../world/history';
import type { Post } from '../world/post';
import { between } from '../world/seeded';
import { rounded, wireAuthor, wireAuthorStats } from './author';
import { hashtagsOf } from './hashtags';
import { songUrl, wireMusic } from './music';
import { wireEmptyVideo, wireVideo } from './video';

/** One post as the API lists it. Numbers are numbers here; `pageItem` makes the page's dialect of it. */
export function wireItem(to: Recipient, post: Post, viewer: Viewer) {
  const { challenges, textExtra } = hashtagsOf(post.desc);
  return {
    id: post.awemeId,
    desc: post.desc,
    createTime: post.createTime,
    scheduleTime: 0,
    ...mediaOf(to, post, viewer),
    ...(post.missingAuthor ? {} : { author: wireAuthor(to, post.member), ...wireAuthorStats(post.member) }),
    music: wireMusic(to, post),
    challenges,
    textExtra,
    contents: [{ desc: post.desc, textExtra }],
    ...statsOf(post),
    ...flagsOf(post),
  };
}

export type WireItem = ReturnType<typeof wireItem>;

function mediaOf(to: Recipient, post: Post, viewer: Viewer) {
  // A guest is told that there is something, and gets nothing of it.
  if (post.ageGated && viewer === undefined) return { isContentClassified: true };
  if (post.kind === 'video') return { video: wireVideo(to, post) };
  return { video: wireEmptyVideo(to, post, songUrl(to, post)), imagePost: wirePhotos(to, post) };
}

function wirePhotos(to: Recipient, post: Post) {
  const images = Array.from({ length: post.photos }, (_, at) => ({
    imageURL: {
      urlList: imageUrls(to, { owner: post.awemeId, slot: `photo-${at + 1}` }, photoPlace(post.picture)),
    },
    imageWidth: post.picture === 'jpeg' ? 540 : 540,
    imageHeight: post.picture === 'jpeg' ? 960 : 720,
  }));
  return { images, cover: images[0], shareCover: images[0], title: albumTitle(post) };
}

/** What stands above the caption of most photo posts; empty for the others and for videos. */
export function albumTitle(post: Post): string {
  const untitled = post.kind === 'video' || between(0, 2, 'has title', ...post.key) === 0;
  return untitled ? '' : `Album of ${post.photos}`;
}

function statsOf(post: Post) {
  const playCount = between(20, 9_000_000, 'plays', ...post.key);
  const share = (part: number) => Math.floor(playCount * part);
  const exact = {
    diggCount: share(0.04),
    shareCount: share(0.002),
    commentCount: share(0.001),
    playCount,
    collectCount: share(0.003),
  };
  const stats = Object.fromEntries(Object.entries(exact).map(([name, count]) => [name, rounded(count)]));
  const statsV2 = Object.fromEntries(
    Object.entries({ ...exact, repostCount: 0 }).map(([name, count]) => [name, String(count)]),
  );
  return { stats, statsV2 };
}

function flagsOf(post: Post) {
  return {
    originalItem: false,
    officalItem: false,
    secret: false,
    forFriend: false,
    privateItem: post.privateItem,
    ...(post.pinned ? { isPinnedItem: true } : {}),
    isAd: post.isAd,
    digged: false,
    collected: false,
    isReviewing: false,
    duetEnabled: true,
    stitchEnabled: true,
    shareEnabled: true,
    duetDisplay: 0,
    stitchDisplay: 0,
    itemCommentStatus: 0,
    item_control: { can_repost: true },
    AIGCDescription: '',
    backendSourceEventTracking: '',
    CategoryType: 120,
    textLanguage: 'en',
    textTranslatable: true,
    creatorAIComment: { eligibleVideo: false, hasAITopic: false, notEligibleReason: 101 },
  };
}
