import { assets, wantsOf } from '@/lib/assets';
import type { AssetChoices, Want } from '@/lib/assets/asset';
import type { Item } from '@/lib/tiktok/item';
import { itemOfRoom } from '@/lib/tiktok/item-of-room';
import { readItem } from '@/lib/tiktok/read-item';
import { readUserRoom } from '@/lib/tiktok/read-room';
import { wireVideoItem } from '../tiktok/wire';
import { userRoom } from '../tiktok/wire-room';
import { defaultChoices } from './default-choices';

/** A listed post as the assets see it. */
export function itemOf(raw: unknown): Item {
  const read = readItem(raw);
  if (!read.ok) throw new Error('unreadable');
  return read.item;
}

/** A live room, recorded under this name. */
export function liveItem(recording = '1785585600000', live: Record<string, unknown> = {}): Item {
  const room = readUserRoom(userRoom(live));
  if (!room) throw new Error('no room');
  return itemOfRoom(room, recording);
}

/** A video whose `video` object differs so. */
export function videoItem(more: Record<string, unknown>): Item {
  return itemOf(wireVideoItem({ video: { ...(wireVideoItem()['video'] as object), ...more } }));
}

/** What one asset wants of a post. */
export function wantsFor(item: Item, asset: string, choices: Partial<AssetChoices> = {}): Want[] {
  return wantsOf(item, [asset], { ...defaultChoices, ...choices }).map(({ want }) => want);
}

/** The names of everything that can be had of a post, without the part that the template gives. */
export function endings(item: Item): string[] {
  const ids = assets.map(({ id }) => id);
  return wantsOf(item, ids, defaultChoices).map(({ want }) => `${want.suffix}.${want.ext}`);
}

/** Links of a fetched file. */
export function linksOf(wants: readonly Want[]): string[][] {
  return wants.map(({ body }) => (body.kind === 'fetch' ? body.candidates.map(({ url }) => url) : []));
}
