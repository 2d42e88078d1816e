import type { Link } from './link';

/** A secUid; also accepted by TikTok in the place of a handle. */
const secUid = 'MS4wLjABAAAA[\\w-]{32,64}';
/** An id ends where the digits do, also when text without a space follows. */
const id = '([1-9]\\d{0,24})(?!\\d)';
/** Room for a secUid, which TikTok takes in its place. */
const handle = '@([\\w.-]{0,80})(?![\\w.-])';

type Meaning = readonly [pattern: RegExp, link: (first: string, second: string) => Link];

/** URL forms of tiktok-web-api.md §3.4 (2026-08), the more special ones first. */
const meanings: readonly Meaning[] = [
  [path(`${handle}/(?:video|v)/${id}`), (name, awemeId) => post(awemeId, name)],
  [path(`${handle}/photo/${id}`), (name, awemeId) => ({ ...post(awemeId, name), form: 'photo' })],
  [path(`${handle}/playlist/(?:.*-)?${id}`), (name, mixId) => ({ kind: 'playlist', uniqueId: name, mixId })],
  [
    path(`${handle}/collection/(?:.*-)?${id}`),
    (name, collectionId) => ({ kind: 'collection', uniqueId: name, collectionId }),
  ],
  [path(`${handle}/live(?![\\w-])`), (uniqueId) => ({ kind: 'live', uniqueId })],
  [path(`@(${secUid})(?![\\w-])`), (value) => ({ kind: 'user', secUid: value })],
  // A broken link to one post must not become a whole profile.
  [
    path('@([\\w.-]{1,64})(?![\\w.-]|/(?:video|v|photo|playlist|collection)(?:/|$))'),
    (uniqueId) => ({ kind: 'user', uniqueId }),
  ],
  [path(`(?:share/video|embed(?:/v2)?|player/v1|v)/${id}`), (awemeId) => post(awemeId, '')],
  [path(`share/photo/${id}`), (awemeId) => ({ ...post(awemeId, ''), form: 'photo' })],
  [path(`(?:share/)?live/${id}`), (roomId) => ({ kind: 'room', roomId })],
  [path(`music/(?:.*-)?${id}`), (musicId) => ({ kind: 'music', musicId })],
  [path('tag/([^/]+)'), (name) => ({ kind: 'hashtag', name })],
];

/** What the path of a page of TikTok means, or null. */
export function pathLink(pathname: string): Link | null {
  const decoded = decode(pathname);
  for (const [pattern, link] of meanings) {
    const match = pattern.exec(decoded);
    if (match) return link(match[1] ?? '', match[2] ?? '');
  }
  return null;
}

/** Pages that show a post over something else name it in their query. */
export function queryLink(query: URLSearchParams): Link | null {
  const awemeId = query.get('item_id') ?? query.get('share_item_id') ?? '';
  return /^[1-9]\d{0,24}$/.test(awemeId) ? post(awemeId, '') : null;
}

/** A page of search results, of all kinds or of videos, or null. */
export function searchLink(pathname: string, query: URLSearchParams): Link | null {
  const keyword = query.get('q')?.trim() ?? '';
  return keyword && /^\/search(?:\/video)?\/?$/.test(pathname) ? { kind: 'search', keyword } : null;
}

/** Whether a text is a secUid. */
export function isSecUid(text: string): boolean {
  return new RegExp(`^${secUid}$`).test(text);
}

function path(rest: string): RegExp {
  return new RegExp(`^/${rest}`);
}

function post(awemeId: string, name: string): Extract<Link, { kind: 'post' }> {
  return { kind: 'post', awemeId, uniqueId: isSecUid(name) ? '' : name, form: 'video' };
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
