/** Invented replies in TikTok's shapes (tiktok-web-api.md §4): nobody in them exists. */
type Wire = Record<string, unknown>;

export const videoId = '7412345678901234567';
export const photoId = '7423456789012345678';
const host = 'https://v16-webapp-prime.tiktok.com';

/** Three mirrors of one file, the third being the one on www. */
export function mirrors(name: string): string[] {
  return [
    `${host}/video/tos/${name}/?expire=1761112959&tk=tt_chain_token`,
    `https://v19-webapp-prime.tiktok.com/video/tos/${name}/?expire=1761112959&tk=tt_chain_token`,
    `https://www.tiktok.com/aweme/v1/play/?file_id=${name}&tk=tt_chain_token`,
  ];
}

/** One `bitrateInfo[]` entry. */
export function wireGear(name: string, more: Wire = {}, addr: Wire = {}): Wire {
  return {
    GearName: name,
    Bitrate: 400_000,
    QualityType: 20,
    CodecType: 'h264',
    Format: 'mp4',
    ...more,
    PlayAddr: {
      DataSize: 900_000,
      Width: 576,
      Height: 1024,
      Uri: 'v1',
      UrlKey: 'v1_h264_540p_400000',
      UrlList: mirrors(name),
      ...addr,
    },
  };
}

export const wireAuthor: Wire = {
  id: '6800000000000000001',
  uniqueId: 'cato_example',
  nickname: 'Cato Example',
  secUid: `MS4wLjABAAAA${'c'.repeat(64)}`,
  signature: 'Invented.',
  avatarLarger: 'https://p16-sign.tiktokcdn.com/avatar~1080.jpeg?x-expires=1761112800',
  verified: true,
  privateAccount: false,
};

const wireVideo: Wire = {
  ...{
    id: videoId,
    width: 576,
    height: 1024,
    duration: 31,
    bitrate: 400_000,
    size: 900_000,
    codecType: 'h264',
  },
  cover: 'https://p16-sign.tiktokcdn.com/cover.jpeg',
  originCover: 'https://p16-sign.tiktokcdn.com/origin.jpeg',
  dynamicCover: 'https://p16-sign.tiktokcdn.com/dynamic.webp',
  playAddr: mirrors('normal_540_0')[0],
  downloadAddr: `${host}/video/tos/watermarked/`,
  PlayAddrStruct: { UrlList: mirrors('normal_540_0'), UrlKey: 'v1_h264_540p_400000', DataSize: 900_000 },
  bitrateInfo: [
    wireGear(
      'adapt_lowest_1080_1',
      { CodecType: 'h265_hvc1', Bitrate: 870_000 },
      { Width: 1080, Height: 1920, DataSize: 2_000_000 },
    ),
    wireGear('normal_540_0'),
  ],
  subtitleInfos: [
    {
      ...{ LanguageCodeName: 'eng-US', Format: 'webvtt', Source: 'ASR', Size: 97 },
      Url: 'https://v16-webapp.tiktok.com/a/68f8737f/c/',
    },
  ],
};

const wireMusic: Wire = {
  ...{
    id: '7300000000000000001',
    title: 'original sound',
    authorName: 'Cato Example',
    album: '',
    duration: 31,
  },
  ...{ original: true, playUrl: 'https://v77.tiktokcdn.com/song/?mime_type=audio_mpeg', private: false },
  coverLarge: 'https://p16-sign.tiktokcdn.com/song.jpeg',
};

/** Rounded, and exact as text. */
const wireStats: Wire = {
  stats: {
    diggCount: 38_000,
    playCount: 9_400_000,
    commentCount: 815,
    shareCount: 471,
    collectCount: 1_100,
  },
  statsV2: {
    ...{ diggCount: '38412', playCount: '9400321', commentCount: '815' },
    ...{ shareCount: '471', collectCount: '1100', repostCount: '7' },
  },
};

/** A video as the API lists it: numbers are numbers. */
export function wireVideoItem(more: Wire = {}): Wire {
  return {
    id: videoId,
    desc: 'Morning train #rails @b_example',
    createTime: 1725800000,
    author: wireAuthor,
    video: wireVideo,
    music: wireMusic,
    ...wireStats,
    challenges: [{ id: '1', title: 'rails', desc: '' }],
    textExtra: [
      { hashtagName: 'rails', type: 1, start: 14, end: 20 },
      { hashtagName: '', type: 0, userUniqueId: 'b_example', userId: '2' },
    ],
    contents: [{ desc: 'Morning train #rails @b_example', textExtra: [] }],
    ...{ isAd: false, privateItem: false, secret: false, forFriend: false },
    ...{ textLanguage: 'en', playlistId: '7300000000000000009' },
    ...more,
  };
}

/** The same as a page's blob has it: numbers become strings here and there. */
export function pageVideoItem(): Wire {
  const item = wireVideoItem({ createTime: '1725800000', locationCreated: 'NL' });
  const video = item['video'] as Wire;
  const stats = { ...(item['stats'] as Wire), collectCount: '1100' };
  return { ...item, stats, video: { ...video, size: '900000' } };
}

/** A post of `count` pictures with its song. */
export function wirePhotoItem(count = 3, more: Wire = {}): Wire {
  const images = Array.from({ length: count }, (_, index) => ({
    imageWidth: 1080,
    imageHeight: 1350,
    imageURL: {
      urlList: [
        `https://p16-sign.tiktokcdn.com/${index}~tplv-photomode-image.webp?x-expires=1761112800`,
        `https://p19-sign.tiktokcdn.com/${index}~tplv-photomode-image.jpeg?x-expires=1761112800`,
      ],
    },
  }));
  return wireVideoItem({
    id: photoId,
    imagePost: { images, title: 'Three stations' },
    video: { duration: 0, playAddr: 'https://v77.tiktokcdn.com/song/?mime_type=audio_mpeg', bitrateInfo: [] },
    ...more,
  });
}

/** An API reply of `items`. */
export function wireList(items: unknown[], more: Wire = {}): Wire {
  return { cursor: '1725800000000', hasMore: true, itemList: items, statusCode: 0, status_code: 0, ...more };
}

/** A post page's scopes. */
export function postScopes(detail: Wire): Wire {
  return {
    'webapp.app-context': { wid: '7500000000000000123', language: 'en' },
    'webapp.video-detail': detail,
  };
}

/** The HTML of a page with these scopes. */
export function pageHtml(scopes: unknown): string {
  const json = JSON.stringify({ __DEFAULT_SCOPE__: scopes }).replaceAll('<', '\\u003C');
  return `<!DOCTYPE html><html><head><script>var a = 1 > 2;</script>
<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json" nonce="n">${json}</script></head><body></body></html>`;
}
