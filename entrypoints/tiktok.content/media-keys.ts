import { isRecord } from '@/lib/tiktok/wire-values';

/** Deep enough for `video.bitrateInfo[].PlayAddr.UrlList[]` and `imagePost.images[].imageURL.urlList[]`. */
const deepest = 6;

/**
 * What is the same in all mirrors and sizes of one picture or video: the path up to the transformation (`~tplv-…`).
 * '' where the path is shared by everything (`/aweme/v1/play/`), or for what is no web address.
 */
export function mediaKey(url: string): string {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return '';
  const [path = ''] = new URL(url).pathname.split('~');
  return path.startsWith('/aweme/') || path.length < 16 ? '' : path;
}

/** The keys of all covers, pictures and videos of a raw item. */
export function mediaKeys(raw: Readonly<Record<string, unknown>> | undefined): Set<string> {
  const urls = [...urlsIn(raw?.['video'], deepest), ...urlsIn(raw?.['imagePost'], deepest)];
  const keys = new Set(urls.map(mediaKey));
  keys.delete('');
  return keys;
}

function urlsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.startsWith('http') ? [value] : [];
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((one) => urlsIn(one, depth - 1));
  return isRecord(value) ? Object.values(value).flatMap((one) => urlsIn(one, depth - 1)) : [];
}
