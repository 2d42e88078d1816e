import { readLink } from '@/lib/tiktok/links';
import { isRecord } from '@/lib/tiktok/wire-values';
import { linksInJson } from './json-links';
import { linesOf, makeReading, type Reading, type TextImport } from './reading';

/** Sections by their names without case and spaces, as they were called over time (peers.md §1a, 2026-09). */
const sections: Readonly<Record<string, readonly string[]>> = {
  Likes: ['likelist', 'likedvideos', 'itemfavoritelist', 'likedvideolist'],
  Favorites: ['favoritevideos', 'favoritevideolist', 'favorites'],
  'Watch history': ['videobrowsinghistory', 'watchhistory', 'browsinghistory'],
};
const linkNames = new Set(['link', 'videolink']);
/** TikTok's own goes five deep; what goes deeper is no export. */
const deepest = 20;

/** What a walk through the export has met so far. */
interface Walk {
  lists: Map<string, Set<string>>;
  /** Whether any link in it is as TikTok writes it. */
  isExport: boolean;
  unreadable: number;
}

/**
 * TikTok's own data export, in JSON: likes, favorites and history. It tells what was liked, not what is here. JSON of
 * another program gives the links in it.
 */
export const tiktokData: TextImport = {
  id: 'tiktok-data',
  label: "TikTok's data export or other JSON",
  fits: (text) => /^\s*\{/.test(text),
  read(text) {
    const walk: Walk = {
      lists: new Map(Object.keys(sections).map((name) => [name, new Set()])),
      isExport: false,
      unreadable: 0,
    };
    const whole = parse(text);
    if (!isRecord(whole)) return readLines(text);
    visit(whole, undefined, walk, 0);
    if (!walk.isExport) return linksInJson(whole);
    const wanted = [...walk.lists].map(([label, ids]) => ({ label, awemeIds: [...ids] }));
    return makeReading({
      wanted: wanted.filter(({ awemeIds }) => awemeIds.length > 0),
      unreadable: walk.unreadable,
    });
  },
};

/** JSON in lines has a whole value in its first; what has none breaks off. */
function readLines(text: string): Reading {
  const [first = ''] = linesOf(text);
  if (!isRecord(parse(first)))
    return makeReading({ unreadable: 1, notes: ['This file is damaged: it breaks off.'] });
  const values = [...linesOf(text)].map(parse);
  return { ...linksInJson(values), unreadable: values.filter((value) => value === undefined).length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Names below a section belong to it; the innermost one counts. */
function visit(value: unknown, section: string | undefined, walk: Walk, depth: number): void {
  if (depth > deepest) return;
  if (Array.isArray(value)) for (const entry of value) visit(entry, section, walk, depth + 1);
  if (!isRecord(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const plain = name.toLowerCase().replace(/\s/g, '');
    if (linkNames.has(plain) && (section || hasDate(value))) walk.isExport = true;
    if (section && linkNames.has(plain)) note(inner, section, walk);
    else visit(inner, sectionOf(plain) ?? section, walk, depth + 1);
  }
}

function hasDate(entry: Record<string, unknown>): boolean {
  return 'Date' in entry || 'date' in entry;
}

function sectionOf(plain: string): string | undefined {
  return Object.entries(sections).find(([, names]) => names.includes(plain))?.[0];
}

/** A link to something else than a post (a sound, say) is none of ours; what is no link at all is unreadable. */
function note(value: unknown, section: string, walk: Walk): void {
  const link = typeof value === 'string' ? readLink(value) : null;
  if (link?.kind === 'post') walk.lists.get(section)?.add(link.awemeId);
  if (!link) walk.unreadable += 1;
}
