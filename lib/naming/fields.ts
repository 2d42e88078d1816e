import { lightFormat } from 'date-fns/lightFormat';
import type { NameContext } from './template';

/** One thing that a template can name. `value` gives '' where the post doesn't have it. */
export interface Field {
  /** For the person, under the button that inserts it. */
  hint: string;
  group: 'post' | 'creator' | 'date' | 'file';
  value(context: NameContext): string;
}

/** Every field, by the name that templates use. Drives rendering, help and preview; dates are in the person's own time zone. */
export const fields: Readonly<Record<string, Field>> = {
  create: {
    hint: 'When it was posted, e.g. 2026-03-07_18-04-59',
    group: 'date',
    value: (context) => formatTime(context, 'yyyy-MM-dd_HH-mm-ss'),
  },
  date: {
    hint: 'Day, e.g. 2026-03-07',
    group: 'date',
    value: (context) => formatTime(context, 'yyyy-MM-dd'),
  },
  time: { hint: 'Time, e.g. 18-04-59', group: 'date', value: (context) => formatTime(context, 'HH-mm-ss') },
  year: { hint: 'Year, e.g. 2026', group: 'date', value: (context) => formatTime(context, 'yyyy') },
  month: { hint: 'Month, 01 to 12', group: 'date', value: (context) => formatTime(context, 'MM') },
  day: { hint: 'Day of the month, 01 to 31', group: 'date', value: (context) => formatTime(context, 'dd') },
  uniqueId: {
    hint: "Creator's @name as you first saved it: stays the same after a change of name",
    group: 'creator',
    value: ({ folder, item }) => folder || item.author.uniqueId,
  },
  nickname: {
    hint: "Creator's display name of today",
    group: 'creator',
    value: ({ item }) => item.author.nickname,
  },
  secUid: {
    hint: "Creator's id that never changes, long",
    group: 'creator',
    value: ({ item }) => item.author.secUid,
  },
  uid: { hint: "Creator's number", group: 'creator', value: ({ item }) => item.author.uid },
  awemeId: {
    hint: "The post's number: makes every name unique",
    group: 'post',
    value: ({ item }) => item.awemeId,
  },
  desc: { hint: 'Caption', group: 'post', value: ({ item }) => item.desc },
  title: { hint: 'Title of a photo post', group: 'post', value: ({ item }) => item.title },
  hashtags: {
    hint: 'All hashtags, e.g. #sea #sun',
    group: 'post',
    value: ({ item }) => item.hashtags.map((tag) => `#${tag}`).join(' '),
  },
  kind: { hint: 'video, photo or live', group: 'post', value: ({ item }) => item.kind },
  likes: { hint: 'Likes', group: 'post', value: ({ item }) => formatNumber(item.stats.diggCount) },
  views: { hint: 'Views', group: 'post', value: ({ item }) => formatNumber(item.stats.playCount) },
  comments: { hint: 'Comments', group: 'post', value: ({ item }) => formatNumber(item.stats.commentCount) },
  shares: { hint: 'Shares', group: 'post', value: ({ item }) => formatNumber(item.stats.shareCount) },
  saves: {
    hint: 'How often it was added to favorites',
    group: 'post',
    value: ({ item }) => formatNumber(item.stats.collectCount),
  },
  music: { hint: 'Title of the sound', group: 'post', value: ({ item }) => item.music?.title ?? '' },
  musicAuthor: {
    hint: 'Who made the sound',
    group: 'post',
    value: ({ item }) => item.music?.authorName ?? '',
  },
  language: {
    hint: 'Language of the caption, e.g. en',
    group: 'post',
    value: ({ item }) => languageOf(item),
  },
  region: {
    hint: 'Country it was posted from, e.g. CA',
    group: 'post',
    value: ({ item }) => item.locationCreated,
  },
  num: {
    hint: 'Number of the file in the post, e.g. 03',
    group: 'file',
    value: ({ num }) => String(num).padStart(2, '0'),
  },
  source: { hint: 'List it came from, e.g. posts', group: 'file', value: ({ source }) => source },
  duration: {
    hint: 'Seconds of video',
    group: 'file',
    value: ({ item }) => formatSize(item.video?.duration),
  },
  width: { hint: 'Pixels across', group: 'file', value: (context) => formatSize(pictureOf(context)?.width) },
  height: { hint: 'Pixels down', group: 'file', value: (context) => formatSize(pictureOf(context)?.height) },
};

/** The field of that exact name; names come from the person, so nothing inherited counts. */
export function findField(name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function formatTime({ item }: NameContext, pattern: string): string {
  const time = new Date(item.createTime * 1000);
  return item.createTime > 0 && !Number.isNaN(time.getTime()) ? lightFormat(time, pattern) : '';
}

function formatNumber(count: number): string {
  return Number.isFinite(count) ? String(count) : '';
}

/** 0 means unknown. */
function formatSize(size = 0): string {
  return size > 0 ? formatNumber(Math.round(size)) : '';
}

/** `un` is TikTok's word for a language that it could not tell. */
function languageOf({ textLanguage }: NameContext['item']): string {
  return textLanguage === 'un' ? '' : textLanguage;
}

function pictureOf({ item, num }: NameContext): { width: number; height: number } | null | undefined {
  return item.kind === 'photo' ? item.photos[num - 1] : item.video;
}
