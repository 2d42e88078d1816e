import type { Stream } from './stream';

/** A post's author as its list entry shows them. `secUid` is stable; `uniqueId` (without @) and `nickname` change. */
export interface Author {
  uid: string;
  secUid: string;
  uniqueId: string;
  nickname: string;
  signature: string;
  avatarUrl: string;
  verified: boolean;
  privateAccount: boolean;
}

/** One encoding of a video, from `video.bitrateInfo[]` or, last, `video.playAddr` itself (`name: 'playAddr'`). */
export interface Gear {
  /** `GearName`, e.g. `normal_540_0`. */
  name: string;
  codec: 'h264' | 'hevc' | 'vvc' | 'unknown';
  /** Pixels; 0 when the reply does not say. */
  width: number;
  height: number;
  /** Bits per second; 0 when unknown. */
  bitrate: number;
  /** Declared bytes; 0 when unknown. */
  size: number;
  /** `Format: "dash"` or a `media-video-hvc1` path: a video track alone, so never saved by itself. */
  silent: boolean;
  /** Mirrors of the same file, best first. */
  urls: string[];
}

/** The subtitles of a video in one language, as one file. */
export interface Subtitle {
  /** As on the wire, e.g. `eng-US`. */
  language: string;
  url: string;
  format: string;
  /** ASR (heard), MT (translated), LC (written by the creator). */
  source: string;
  /** Declared bytes; 0 or absent when unknown. */
  size?: number;
}

/** A video's encodings, covers and subtitles. Pixels, 0 when unknown; a cover that there is none of is empty. */
export interface Video {
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  /** Never the watermarked `downloadAddr`. */
  gears: Gear[];
  cover: string;
  originCover: string;
  dynamicCover: string;
  subtitles: Subtitle[];
}

/** One picture of a photo post. Pixels, 0 when unknown. */
export interface Photo {
  /** Mirrors of the same picture. */
  urls: string[];
  width: number;
  height: number;
}

/** The sound of a post; what the reply doesn't say of it is empty or 0. */
export interface Music {
  id: string;
  title: string;
  authorName: string;
  album: string;
  /** Seconds. */
  duration: number;
  original: boolean;
  /** Empty for licensed music. */
  playUrl: string;
  coverUrl: string;
}

/** Exact counts where `statsV2` gives them, else the rounded ones of `stats`. */
export interface Stats {
  diggCount: number;
  playCount: number;
  commentCount: number;
  shareCount: number;
  collectCount: number;
  repostCount: number;
}

/** One post, normalised: whatever the reply's dialect was (page or API), this is what the rest of Clipkeep sees. */
export interface Item {
  /** Of a live room: the room's. */
  awemeId: string;
  kind: 'video' | 'photo' | 'live';
  /** The full caption, as written. */
  desc: string;
  /** Title of a photo post, else empty. */
  title: string;
  /** Unix seconds. */
  createTime: number;
  author: Author;
  video: Video | null;
  photos: Photo[];
  music: Music | null;
  stats: Stats;
  hashtags: string[];
  mentions: string[];
  isPinnedItem: boolean;
  /** Only the author sees it (`privateItem`), or friends (`forFriend`, `secret`). */
  privateItem: boolean;
  isAd: boolean;
  /** Behind the age gate: the reply carries no media (`isContentClassified`). */
  ageGated: boolean;
  textLanguage: string;
  locationCreated: string;
  playlistId: string;
  /** Of a live room only. */
  live?: LiveItem;
}

/** What a live room has besides. */
export interface LiveItem {
  streams: Stream[];
  coverUrl: string;
  /** Tells this recording from others of the same room: Unix ms of when it was asked for. */
  recording: string;
}
