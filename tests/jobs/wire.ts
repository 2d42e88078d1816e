/** Posts as TikTok's lists show them, invented, with every field that planning and saving look at. */
export interface WirePost {
  awemeId: string;
  /** Unix seconds. */
  createTime: number;
  kind?: 'video' | 'photo';
  desc?: string;
  uniqueId?: string;
  secUid?: string;
  pinned?: boolean;
  /** Photos of a photo post. */
  photos?: number;
  ageGated?: boolean;
  /** How many people wrote something. */
  comments?: number;
  /** Languages of its subtitles, in the reply's order. */
  subtitles?: string[];
}

/** Unix seconds of the newest post: 2026-08-01 12:00 UTC. */
export const newest = 1_785_585_600;
const hour = 3600;

/** `count` posts, an hour apart, newest first; every fifth is a photo post. */
export function somePosts(
  count: number,
  change: (post: WirePost, at: number) => WirePost = (post) => post,
): WirePost[] {
  return Array.from({ length: count }, (_, at) => {
    const kind = at % 5 === 4 ? 'photo' : 'video';
    const post: WirePost = { awemeId: idAt(at), createTime: newest - at * hour, kind, desc: `caption ${at}` };
    return change(post, at);
  });
}

/** Ids fall as posts get older, beyond 2^53 as the real ones. */
export function idAt(at: number): string {
  return String(7_530_000_000_000_000_000n - BigInt(at) * 1_000_003n);
}

/** An entry of `itemList`. `expire`: Unix seconds after which its links are refused. */
export function wireItem(post: WirePost, expire: number): Record<string, unknown> {
  const { awemeId, createTime, desc = '', uniqueId = 'mira_example', secUid = 'MS4wMira' } = post;
  const media = post.kind === 'photo' ? photosOf(post, expire) : videoOf(post, expire);
  return {
    id: awemeId,
    desc,
    createTime,
    author: { id: '6800000000000000001', secUid, uniqueId, nickname: 'Mira' },
    ...(post.ageGated ? { isContentClassified: true } : media),
    ...(post.pinned ? { isPinnedItem: true } : {}),
    stats: { commentCount: post.comments ?? 0 },
  };
}

function videoOf({ awemeId, subtitles = [] }: WirePost, expire: number): Record<string, unknown> {
  const url = `https://v16-webapp-prime.tiktok.com/video/${awemeId}/?expire=${expire}`;
  const playAddr = { UrlList: [url], UrlKey: 'v_h264_540p', DataSize: 1000, Width: 576, Height: 1024 };
  const gear = { GearName: 'normal_540_0', Bitrate: 900_000, CodecType: 'h264', PlayAddr: playAddr };
  const subtitleInfos = subtitles.map((language) => ({
    ...{ LanguageCodeName: language, Format: 'webvtt', Source: 'MT' },
    Url: `https://v16-webapp.tiktok.com/${awemeId}-${language}/?expire=${expire}`,
  }));
  const size = { width: 576, height: 1024, duration: 9 };
  return { video: { ...size, playAddr: url, bitrateInfo: [gear], subtitleInfos } };
}

function photosOf({ awemeId, photos = 2 }: WirePost, expire: number): Record<string, unknown> {
  const images = Array.from({ length: photos }, (_, at) => ({
    imageURL: { urlList: [`https://p16-sign.tiktokcdn.com/${awemeId}-${at}.jpeg?x-expires=${expire}`] },
    imageWidth: 1080,
    imageHeight: 1440,
  }));
  return { imagePost: { images, title: '' } };
}
