import * as v from 'valibot';
import { type Problem, problemOf } from './errors';
import { mediaUrl } from './hosts';
import type { Item, Music, Photo } from './item';
import { readAuthor } from './read-author';
import { readStats } from './read-stats';
import { readVideo } from './read-video';
import { type WireItem, wireItem, wirePlaces } from './wire-item';
import { idOrNone, isRecord, second } from './wire-values';

/** A list entry as read. `awemeId` of an unreadable one is empty where not even that can be made out. */
export type ReadItem = { ok: true; item: Item } | { ok: false; awemeId: string; problem: Problem };

/** More entries than any page of a list has. */
const mostEntries = 1000;
/** UTF-16 units: TikTok's own captions end at 4,000, and its tags and handles far below this. */
const longestCaption = 16_384;
const longestTag = 256;
const mostTags = 500;

/** Reads one entry of an API list, or the `itemStruct` of a page; never throws, whatever comes. */
export function readItem(raw: unknown): ReadItem {
  const result = v.safeParse(wireItem, raw);
  const awemeId = isRecord(raw) ? v.parse(idOrNone, raw['id']) : '';
  if (!result.success) return { ok: false, awemeId, problem: problemOf('unreadable') };
  const item = itemFrom(result.output);
  return isElsewhere(item, raw)
    ? { ok: false, awemeId, problem: problemOf('unknownHost') }
    : { ok: true, item };
}

/** Whether there are links to the post's own files, and none of them leads to a host that is known as TikTok's. */
function isElsewhere({ video, photos }: Item, raw: unknown): boolean {
  if (photos.some(({ urls }) => urls.length > 0) || video?.gears.length) return false;
  const { video: wire, imagePost } = v.parse(wirePlaces, raw);
  const gears = [...wire.bitrateInfo.map(({ PlayAddr }) => PlayAddr), wire.playAddr];
  const places = [...gears, ...imagePost.images.map(({ imageURL }) => imageURL)].flat();
  const links = places.filter((url) => url.startsWith('https://'));
  return links.length > 0 && links.every((url) => mediaUrl(url) === null);
}

/** Reads an `itemList`; an absent one is empty, and live cards of feeds (`liveRoomInfo`) are no posts. */
export function readItems(list: unknown): ReadItem[] {
  const entries: unknown[] = Array.isArray(list) ? list.slice(0, mostEntries) : [];
  return entries.filter((raw) => !isLiveCard(raw)).map(readItem);
}

function isLiveCard(raw: unknown): boolean {
  if (!isRecord(raw) || !raw['liveRoomInfo']) return false;
  return !raw['imagePost'] && !(isRecord(raw['video']) && raw['video']['playAddr']);
}

function itemFrom(wire: WireItem): Item {
  const photos = (wire.imagePost?.images ?? []).map(photoFrom);
  const video = wire.video && photos.length === 0 ? readVideo(wire.video) : null;
  const hasMedia = photos.length > 0 || (video?.gears.length ?? 0) > 0;
  return {
    awemeId: wire.id,
    kind: photos.length > 0 ? 'photo' : 'video',
    desc: cut(wire.desc || joinDistinct(wire.contents.map((part) => part.desc)), longestCaption),
    title: wire.imagePost?.title ?? '',
    // The upper half of an id is the second of the upload: 3 to 94 s early on real posts (tiktok-web-api.md §3.4).
    createTime: wire.createTime || v.parse(second, Number(BigInt(wire.id) >> 32n)),
    author: readAuthor(wire),
    video,
    photos,
    music: wire.music ? musicFrom(wire.music) : null,
    stats: readStats(wire.stats, wire.statsV2),
    ...tagsFrom(wire),
    isPinnedItem: wire.isPinnedItem,
    privateItem: wire.privateItem || wire.secret || wire.forFriend,
    isAd: wire.isAd,
    ageGated: wire.isContentClassified && !hasMedia,
    textLanguage: wire.textLanguage,
    locationCreated: wire.locationCreated,
    playlistId: wire.playlistId,
  };
}

type Wire<Key extends keyof WireItem> = NonNullable<WireItem[Key]>;

function photoFrom(wire: Wire<'imagePost'>['images'][number]): Photo {
  return { urls: wire.imageURL, width: wire.imageWidth, height: wire.imageHeight };
}

function musicFrom(wire: Wire<'music'>): Music {
  const { id, title, authorName, album, duration, original, playUrl } = wire;
  const coverUrl = wire.coverLarge || wire.coverMedium || wire.coverThumb;
  return { id, title, authorName, album, duration, original, playUrl, coverUrl };
}

/** Photo posts keep the tags of their parts in `contents` only. */
function tagsFrom(wire: WireItem): Pick<Item, 'hashtags' | 'mentions'> {
  const extras = [...wire.textExtra, ...wire.contents.flatMap((part) => part.textExtra)];
  const tags = [...extras.map((extra) => extra.hashtagName), ...wire.challenges.map(({ title }) => title)];
  return { hashtags: tagsIn(tags), mentions: tagsIn(extras.map((extra) => extra.userUniqueId)) };
}

function tagsIn(texts: string[]): string[] {
  return distinct(texts.map((text) => cut(text, longestTag))).slice(0, mostTags);
}

function cut(text: string, most: number): string {
  return text.slice(0, most).toWellFormed();
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts.filter(Boolean))];
}

function joinDistinct(texts: string[]): string {
  return distinct(texts).join('\n');
}
