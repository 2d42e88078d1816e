import type { Item } from '@/lib/tiktok/item';
import type { Asset, Want } from './asset';
import { description } from './description';
import { music } from './music';
import { photos } from './photos';
import { video } from './video';
import { videoMusic } from './video-music';

/** Every kind of file that a post can have, in the order in which they are saved and shown. */
export const assets: readonly Asset[] = [video, photos, music, videoMusic, description];

/** The files that are wanted of a post, of the assets with these ids. None of an age-gated one: it comes without media. */
export function wantsOf(item: Item, assetIds: readonly string[]): { asset: Asset; want: Want }[] {
  if (item.ageGated) return [];
  const chosen = assets.filter((asset) => assetIds.includes(asset.id));
  return chosen.flatMap((asset) => asset.wants(item).map((want) => ({ asset, want })));
}
