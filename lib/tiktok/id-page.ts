import type { Ask, Reply } from './ask';
import type { Link } from './link';
import { readEntry } from './read-entry';

/** Where a page has the ids of the person it is about: of a profile, of a post (tiktok-web-api.md §3.1, 2025-08). */
const people = ['webapp.user-detail', 'webapp.video-detail'] as const;
const places = ['$.userInfo.user', '$.itemInfo.itemStruct.author'] as const;

/** The page that knows the ids which a link doesn't say; null where none does, or where only a redirect tells. */
export function idPageOf(link: Link): Extract<Ask, { kind: 'page' }> | null {
  if (link.kind === 'post') return { kind: 'page', path: `/@${link.uniqueId || 'i'}/video/${link.awemeId}` };
  if ('secUid' in link) return { kind: 'page', path: `/@${link.secUid}` };
  return 'uniqueId' in link && link.uniqueId ? { kind: 'page', path: `/@${link.uniqueId}` } : null;
}

/** The secUid of the person whom a page is about, or null. */
export function secUidInPage(scopes: Reply): string | null {
  return idInPage(scopes, 'secUid');
}

/** The handle of the person whom a page is about, or null. */
export function uniqueIdInPage(scopes: Reply): string | null {
  return idInPage(scopes, 'uniqueId');
}

/** The playlist that a post's page says it is in, or null. */
export function mixIdInPage(scopes: Reply): string | null {
  return textOrNull(readEntry('$.itemInfo.itemStruct.playlistId', scopes['webapp.video-detail']));
}

function idInPage(scopes: Reply, key: 'secUid' | 'uniqueId'): string | null {
  const found = people.map((scope, at) => textOrNull(readEntry(`${places[at]}.${key}`, scopes[scope])));
  return found.find((id) => id !== null) ?? null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
