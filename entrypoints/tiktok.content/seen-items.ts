import { isRecord } from '@/lib/tiktok/wire-values';
import { mediaKey, mediaKeys } from './media-keys';

/** A post as a page received it: unparsed and untrusted. */
export type RawItem = Readonly<Record<string, unknown>>;

/** Posts that the page has received, by id and by the addresses of their media. */
export interface SeenItems {
  /** Keeps an item that carries a post's id and media; anything else is passed over. */
  add(raw: unknown): void;
  get(awemeId: string): RawItem | undefined;
  /** The one post whose cover, picture or video this URL is, or ''. */
  awemeIdOfMedia(url: string): string;
}

/** The posts that this page has received, newest `limit` of them. */
export function createSeenItems(limit = 2000): SeenItems {
  const items = new Map<string, RawItem>();
  const owners = new Map<string, string>();

  const forget = (awemeId: string): void => {
    for (const key of mediaKeys(items.get(awemeId))) if (owners.get(key) === awemeId) owners.delete(key);
    items.delete(awemeId);
  };
  const keep = (awemeId: string, item: RawItem): void => {
    forget(awemeId);
    items.set(awemeId, item);
    // A picture that two posts share tells neither.
    for (const key of mediaKeys(item)) owners.set(key, owners.has(key) ? '' : awemeId);
  };

  return {
    add(raw) {
      if (!isRecord(raw) || !isWhole(raw)) return;
      keep(raw['id'], raw);
      const [oldest] = items.keys();
      if (items.size > limit && oldest !== undefined) forget(oldest);
    },
    get: (awemeId) => items.get(awemeId),
    awemeIdOfMedia: (url) => owners.get(mediaKey(url)) ?? '',
  };
}

/** Live cards have no files, and an id that came as a number has lost digits. */
function isWhole(raw: RawItem): raw is RawItem & { id: string } {
  const hasId = typeof raw['id'] === 'string' && /^\d{15,25}$/.test(raw['id']);
  return hasId && !isRecord(raw['liveRoomInfo']) && (isRecord(raw['video']) || isRecord(raw['imagePost']));
}
