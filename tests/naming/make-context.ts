import type { NameContext } from '@/lib/naming/template';
import type { Author, Item } from '@/lib/tiktok/item';

export const testId = '7411111111111111119';

const author: Author = {
  uid: '6811111111111111117',
  secUid: 'MS4wLjABAAAA-invented-0001',
  uniqueId: 'mossy.stone',
  nickname: 'Mossy Stone',
  signature: '',
  avatarUrl: '',
  verified: false,
  privateAccount: false,
};

const item: Item = {
  awemeId: testId,
  kind: 'video',
  desc: 'A quiet pond',
  title: '',
  createTime: 1_700_000_000,
  author,
  video: {
    width: 576,
    height: 1024,
    duration: 12.4,
    gears: [],
    cover: '',
    originCover: '',
    dynamicCover: '',
    subtitles: [],
  },
  photos: [],
  music: {
    id: '7011111111111111113',
    title: 'Frogs',
    authorName: 'Pond Choir',
    album: '',
    duration: 60,
    original: true,
    playUrl: '',
    coverUrl: '',
  },
  stats: { diggCount: 7, playCount: 1234, commentCount: 0, shareCount: 3, collectCount: 2, repostCount: 1 },
  hashtags: ['pond', 'frog'],
  mentions: [],
  isPinnedItem: false,
  privateItem: false,
  isAd: false,
  ageGated: false,
  textLanguage: 'en',
  locationCreated: 'SE',
  playlistId: '',
};

/** An invented post, with whatever the test needs otherwise. */
export function makeContext(
  more: Partial<Item> & { nickname?: string; uniqueId?: string } = {},
  about: Partial<NameContext> = {},
): NameContext {
  const { nickname = author.nickname, uniqueId = author.uniqueId, ...rest } = more;
  return {
    item: { ...item, author: { ...author, nickname, uniqueId }, ...rest },
    source: 'posts',
    folder: uniqueId,
    num: 1,
    ...about,
  };
}
