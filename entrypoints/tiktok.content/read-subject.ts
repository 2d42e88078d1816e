import type { Subject } from '@/lib/messages';
import { type PostLink, readLink } from '@/lib/tiktok/links';
import type { SeenItems } from './seen-items';
import { isPhoto, uniqueIdOf } from './seen-post';
import type { SeenUsers } from './seen-users';

/** What this page has received since it was loaded. */
export interface Seen {
  items: SeenItems;
  users: SeenUsers;
}

/** Whose page or which post an address shows. What the address doesn't say comes from what the page has received, else stays empty. */
export function readSubject(url: string, { items, users }: Seen): Subject {
  const link = readLink(url);
  if (link?.kind === 'post') return postSubject(link, items);
  if (link?.kind === 'live') return { page: 'live', uniqueId: link.uniqueId };
  if (link?.kind !== 'user') return { page: 'other' };
  const user = users.find(link);
  const named = 'uniqueId' in link ? { uniqueId: link.uniqueId } : { secUid: link.secUid };
  const known = user && { uniqueId: user.uniqueId, secUid: user.secUid, nickname: user.nickname };
  const unknown = { uniqueId: '', secUid: '', nickname: '' };
  return { page: 'profile', ...unknown, ...named, ...known, videoCount: user?.videoCount ?? 0 };
}

function postSubject({ awemeId, uniqueId, form }: PostLink, items: SeenItems): Subject {
  const item = items.get(awemeId);
  const kind = isPhoto(item) ? 'photo' : form;
  return { page: 'post', awemeId, uniqueId: uniqueId || uniqueIdOf(item), kind };
}
