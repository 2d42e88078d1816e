/**
 * The domains that are TikTok's own, each with its subdomains: its pages and API, and what its media links name
 * (tiktok-web-api.md §5.1, 2026-08). The manifest asks for exactly these.
 */
export const hostFamilies = [
  'tiktok.com',
  'tiktokcdn.com',
  'tiktokcdn-us.com',
  'tiktokcdn-eu.com',
  'tiktokv.com',
  'tiktokv.us',
] as const;

/** Hosts that serve TikTok's pages (`www`, and the older or lighter ones that links still name). */
const siteHosts = new Set([
  'tiktok.com',
  'www.tiktok.com',
  'm.tiktok.com',
  'lite.tiktok.com',
  'tiktokv.com',
  'www.tiktokv.com',
  'm.tiktokv.com',
]);

/** Hosts whose every path is a short link. */
const shortHosts = new Set(['vm.tiktok.com', 'vt.tiktok.com']);

/** Whether a lower-case host name is one of TikTok's domains or under one. */
export function isTikTokHost(host: string): boolean {
  const plain = /^[a-z\d.-]+$/.test(host) && !host.split('.').some((label) => label.startsWith('xn--'));
  return plain && hostFamilies.some((family) => host === family || host.endsWith(`.${family}`));
}

/** Whether this host serves pages whose paths mean posts and people. */
export function isSiteHost(host: string): boolean {
  return siteHosts.has(host);
}

/** Whether every path on this lower-case host is a short link, which has to be followed. */
export function isShortHost(host: string): boolean {
  return shortHosts.has(host);
}

/** UTF-16 units; TikTok's own links have under 1,500, and its servers take no more than this. */
const longestUrl = 8_192;

/**
 * The URL as the browser would send it, or null unless it is https on TikTok's own hosts, no credentials, no port, and no
 * longer than links are.
 */
export function mediaUrl(url: string): string | null {
  const parsed = url.length <= longestUrl ? plainUrl(url) : null;
  if (parsed?.protocol !== 'https:' || !isTikTokHost(parsed.hostname)) return null;
  return parsed.href.length <= longestUrl ? parsed.href : null;
}

/** The parsed URL, or null where it isn't one or carries credentials or a port. */
export function plainUrl(url: string): URL | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && !parsed.username && !parsed.password && !parsed.port ? parsed : null;
}
