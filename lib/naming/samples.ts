import type { Item, Music, Photo, Video } from '@/lib/tiktok/item';
import type { NameContext } from './template';

/** An invented post that is hard to name, for the preview beside the template. */
export interface Sample {
  label: string;
  context: NameContext;
  suffix: string;
  ext: string;
}

const video: Video = {
  width: 576,
  height: 1024,
  duration: 37,
  gears: [],
  cover: '',
  originCover: '',
  dynamicCover: '',
  subtitles: [],
};

const music: Music = {
  id: '7000000000000000107',
  title: 'original sound: rain / roof',
  authorName: 'tin.kettle',
  album: '',
  duration: 37,
  original: true,
  playUrl: '',
  coverUrl: '',
};

const photo: Photo = { urls: [], width: 1080, height: 1440 };

const plain: Item = {
  awemeId: '7000000000000000011',
  kind: 'video',
  desc: '',
  title: '',
  createTime: 1_772_906_699,
  author: {
    uid: '7000000000000000201',
    secUid: 'MS4wLjABAAAAexampleexampleexampleexampleexampleexampleexampleexample0001',
    uniqueId: 'tin.kettle',
    nickname: 'The Tin Kettle',
    signature: '',
    avatarUrl: '',
    verified: false,
    privateAccount: false,
  },
  video,
  photos: [],
  music,
  stats: {
    diggCount: 12_431,
    playCount: 208_977,
    commentCount: 318,
    shareCount: 96,
    collectCount: 540,
    repostCount: 12,
  },
  hashtags: [],
  mentions: [],
  isPinnedItem: false,
  privateItem: false,
  isAd: false,
  ageGated: false,
  textLanguage: 'en',
  locationCreated: 'NL',
  playlistId: '',
};

const longCaption = [
  'Wait for it… 👨‍👩‍👧‍👦 "which one?" 50% soup: yes/no <3 |',
  'می‌خواهم دوباره ببینم 🏳️‍🌈🇳🇱',
  'and then we tried it again, with more salt, less rain and a much bigger kettle than anybody had asked for 🫖🫖🫖',
  '#soup #kettle #rain',
].join('\n');

const farAway: Item = {
  ...plain,
  awemeId: '7000000000000000044',
  desc: 'وصفة الحساء 今天下雨 🌧️',
  author: { ...plain.author, uniqueId: 'gudian_shuihu', nickname: '水壶先生 | السيد إبريق ⁧٢⁩' },
  music: { ...music, title: '雨の音', authorName: 'صوت المطر' },
  hashtags: ['حساء', '下雨'],
  textLanguage: 'ar',
  locationCreated: 'MA',
};

const photos: Item = {
  ...plain,
  awemeId: '7000000000000000033',
  kind: 'photo',
  desc: 'nine kettles #kettle',
  title: 'Nine kettles, ranked',
  video: null,
  photos: Array.from({ length: 9 }, () => photo),
  hashtags: ['kettle'],
};

const long: Item = {
  ...plain,
  awemeId: '7000000000000000022',
  desc: longCaption,
  hashtags: ['soup', 'kettle', 'rain'],
};

/** The four that break most naming: too long and full of signs, nothing to say, one of many, another script. */
export const samples: readonly Sample[] = [
  sampleOf('Very long caption', long),
  sampleOf('No caption', plain),
  { ...sampleOf('Photo 3 of 9', photos), suffix: '_03', ext: 'jpg', context: contextOf(photos, 3) },
  sampleOf('Arabic and Chinese', farAway),
];

function sampleOf(label: string, item: Item): Sample {
  return { label, context: contextOf(item, 1), suffix: '', ext: 'mp4' };
}

function contextOf(item: Item, num: number): NameContext {
  return { item, source: 'posts', folder: item.author.uniqueId, num };
}
