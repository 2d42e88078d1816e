import { isShortHost, isSiteHost, plainUrl } from './hosts';
import type { Link, PostLink } from './link';
import { isSecUid, pathLink, queryLink, searchLink } from './path-link';

export type { Link, PostLink } from './link';

/** One thing in a pasted text; `link` is null where it is nothing that Clipkeep knows. */
export interface FoundLink {
  text: string;
  link: Link | null;
}

/** URLs with or without scheme, up to white space, quotes, brackets or full-width punctuation, of any script. */
const urlPattern =
  /(?:https?:\/\/|(?<![\w.@-])(?:[a-z]+\.)?tiktokv?\.com\/)[^\s<>"'()[\]{}\p{Ps}\p{Pe}\p{Pi}\p{Pf}，。、！？；：～｡､…]+/giu;
/** An @name, post id or secUid inside a word, as in `看@name的`: not part of a longer one, of an address or a path. */
const gluedPattern = /(?<![\w.@/-])(?:@[\w.-]{1,64}|[1-9]\d{16,19}|MS4wLjABAAAA[\w-]{32,64})(?![\w@-])/g;

/**
 * Reads one URL (with or without scheme), @name, post id or secUid; null where it is none of them.
 * URL forms: tiktok-web-api.md §3.4 (2026-08). Only TikTok's own hosts, exactly.
 */
export function readLink(text: string): Link | null {
  const trimmed = text.trim();
  return bareLink(trimmed) ?? urlLink(trimmed);
}

/**
 * Every link in a pasted text, in order, once each. A line with URLs gives those (a share text's other words are
 * passed over); any other line gives its words, or itself whole where no word of it is a link.
 */
export function readLinks(text: string): FoundLink[] {
  const found = new Map<string, FoundLink>();
  for (const line of text.split(/[\r\n]+/)) {
    for (const entry of lineLinks(line.trim())) {
      const key = entry.link ? JSON.stringify(entry.link) : entry.text;
      if (!found.has(key)) found.set(key, entry);
    }
  }
  return [...found.values()];
}

/** The post that a card's `href` (relative or absolute) leads to, or null. */
export function postLinkOf(href: string): PostLink | null {
  const absolute = URL.canParse(href, 'https://www.tiktok.com/')
    ? new URL(href, 'https://www.tiktok.com/').href
    : '';
  const link = urlLink(absolute);
  return link?.kind === 'post' ? link : null;
}

function lineLinks(line: string): FoundLink[] {
  if (!line) return [];
  const urls = line.match(urlPattern) ?? [];
  if (urls.length > 0) return urls.map((url) => foundUrl(trimUrl(url)));
  const words = line
    .split(/[\s,;，、；。！？]+/u)
    .filter(Boolean)
    .flatMap(wordLinks);
  return words.some(({ link }) => link) ? words : [{ text: line, link: null }];
}

function found(text: string): FoundLink {
  return { text, link: readLink(text) };
}

/** A URL; where words of another script are glued to it, the URL alone. */
function foundUrl(url: string): FoundLink {
  const whole = found(url);
  if (whole.link) return whole;
  const plain = found(trimUrl(/^[!-~]+/.exec(url)?.[0] ?? ''));
  return plain.link ? plain : whole;
}

/** Without the signs that end a sentence. From its end: a pattern would look at a long run of them again and again. */
function trimUrl(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?…*'.includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}

function wordLinks(word: string): FoundLink[] {
  const whole = found(word);
  if (whole.link) return [whole];
  const inside = (word.match(gluedPattern) ?? []).map((part) => found(part.replace(/\.+$/, '')));
  return inside.some(({ link }) => link) ? inside : [whole];
}

function bareLink(text: string): Link | null {
  if (/^[1-9]\d{14,19}$/.test(text)) return { kind: 'post', awemeId: text, uniqueId: '', form: 'video' };
  if (isSecUid(text)) return { kind: 'user', secUid: text };
  const handle = /^@([\w.-]{1,64})$/.exec(text)?.[1];
  return handle ? { kind: 'user', uniqueId: handle } : null;
}

function urlLink(text: string): Link | null {
  const parsed = plainUrl(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  const { hostname, pathname, searchParams } = parsed;
  const shortPath = isShortHost(hostname)
    ? pathname
    : isSiteHost(hostname)
      ? /^\/t(\/.*)$/.exec(pathname)?.[1]
      : '';
  const code = /^\/([\w-]+)\/?$/.exec(shortPath ?? '')?.[1];
  if (code) return { kind: 'short', url: `https://${hostname}${isShortHost(hostname) ? '' : '/t'}/${code}/` };
  return isSiteHost(hostname)
    ? (pathLink(pathname) ?? queryLink(searchParams) ?? searchLink(pathname, searchParams))
    : null;
}
