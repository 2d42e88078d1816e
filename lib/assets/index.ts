import type { Item } from '@/lib/tiktok/item';
import type { Asset, AssetChoices, Want } from './asset';
import { avatar } from './avatar';
import { comments } from './comments';
import { cover } from './cover';
import { coverAnimated } from './cover-animated';
import { description } from './description';
import { info } from './info';
import { live } from './live';
import { music } from './music';
import { photos } from './photos';
import { subtitlesSrt } from './subtitles-srt';
import { subtitlesVtt } from './subtitles-vtt';
import { video } from './video';
import { videoMusic } from './video-music';

/** Every kind of file that a post can have, in the order in which they are saved and shown. */
export const assets: readonly Asset[] = [
  ...[video, photos, live, music, videoMusic],
  ...[description, info, subtitlesVtt, subtitlesSrt, comments],
  ...[cover, coverAnimated, avatar],
];

/** The files that are wanted of a post, of the assets with these ids. None of an age-gated one: it comes without media. */
export function wantsOf(
  item: Item,
  assetIds: readonly string[],
  choices: AssetChoices,
): { asset: Asset; want: Want }[] {
  if (item.ageGated) return [];
  const chosen = assets.filter((asset) => assetIds.includes(asset.id));
  return chosen.flatMap((asset) => asset.wants(item, choices).map((want) => ({ asset, want })));
}

/** Whether the files of this asset are recorded: they take as long as somebody is live, and no slot of other files. */
export function records(assetId: string): boolean {
  return assetId === live.id;
}

/** Whether TikTok's media hosts are asked for the files of this asset. */
export function fetches(assetId: string): boolean {
  return assets.some(({ id, gathers: own, madeHere }) => id === assetId && !own && !madeHere);
}

/** Whether the files of this asset are gathered, by requests of their own. */
export function gathers(assetId: string): boolean {
  return assets.some(({ id, gathers: own }) => id === assetId && own);
}
