import * as v from 'valibot';
import {
  anyLinks,
  count,
  countOrNone,
  flag,
  id,
  idOrNone,
  link,
  links,
  list,
  second,
  text,
} from './wire-values';

/** Far more than a post has: ten encodings, some forty languages, a caption in one or a few parts. */
const most = { gears: 50, subtitles: 200, parts: 100 } as const;

/** `video.bitrateInfo[]` */
const wireGear = v.object({
  GearName: text,
  Bitrate: count,
  CodecType: text,
  Format: text,
  PlayAddr: v.object({ UrlList: links, UrlKey: text, DataSize: count, Width: count, Height: count }),
});

const wireVideo = v.object({
  width: count,
  height: count,
  duration: count,
  bitrate: count,
  size: count,
  codecType: text,
  cover: link,
  originCover: link,
  dynamicCover: link,
  playAddr: links,
  PlayAddrStruct: v.fallback(v.object({ UrlList: links, UrlKey: text }), { UrlList: [], UrlKey: '' }),
  bitrateInfo: list(wireGear, most.gears),
  subtitleInfos: list(
    v.object({ LanguageCodeName: text, Url: link, Format: text, Source: text, Size: count }),
    most.subtitles,
  ),
});

const wireAuthor = v.object({
  id: idOrNone,
  secUid: text,
  uniqueId: text,
  nickname: text,
  signature: text,
  avatarLarger: link,
  avatarMedium: link,
  avatarThumb: link,
  verified: flag,
  privateAccount: flag,
});

const wireMusic = v.object({
  id: text,
  title: text,
  authorName: text,
  album: text,
  duration: count,
  original: flag,
  playUrl: link,
  coverLarge: link,
  coverMedium: link,
  coverThumb: link,
});

const wireStats = v.nullish(
  v.object({
    diggCount: countOrNone,
    playCount: countOrNone,
    commentCount: countOrNone,
    shareCount: countOrNone,
    collectCount: countOrNone,
    repostCount: countOrNone,
  }),
);
const textExtra = list(v.object({ hashtagName: text, userUniqueId: text }));

/**
 * One entry of `itemList`, or `itemInfo.itemStruct` of a page (tiktok-web-api.md §4, 2025-05…2026-02). Only the id and
 * the kinds of the containers are insisted on: a leaf of another type than expected reads as empty.
 */
export const wireItem = v.object({
  id,
  desc: text,
  createTime: second,
  author: v.nullish(v.union([wireAuthor, v.string()])),
  /** Beside `author` where that is only the handle (old pages). */
  nickname: text,
  authorId: idOrNone,
  authorSecId: text,
  video: v.nullish(wireVideo),
  imagePost: v.nullish(
    v.object({
      title: text,
      images: list(v.object({ imageURL: links, imageWidth: count, imageHeight: count })),
    }),
  ),
  music: v.nullish(wireMusic),
  stats: wireStats,
  statsV2: wireStats,
  challenges: list(v.object({ title: text })),
  textExtra,
  contents: list(v.object({ desc: text, textExtra }), most.parts),
  isPinnedItem: flag,
  privateItem: flag,
  secret: flag,
  forFriend: flag,
  isAd: flag,
  isContentClassified: flag,
  textLanguage: text,
  locationCreated: text,
  playlistId: idOrNone,
});

/** Where the post's own files are, on whatever host. */
export const wirePlaces = v.object({
  video: v.fallback(
    v.object({ playAddr: anyLinks, bitrateInfo: list(v.object({ PlayAddr: anyLinks }), most.gears) }),
    { playAddr: [], bitrateInfo: [] },
  ),
  imagePost: v.fallback(v.object({ images: list(v.object({ imageURL: anyLinks })) }), { images: [] }),
});

/** One encoding, after `wireGear` has read it: what it doesn't say is empty or 0. */
export type WireGear = v.InferOutput<typeof wireGear>;
/** A post's video, likewise. */
export type WireVideo = v.InferOutput<typeof wireVideo>;
/** A post, likewise; a container that isn't there is null or undefined. */
export type WireItem = v.InferOutput<typeof wireItem>;
