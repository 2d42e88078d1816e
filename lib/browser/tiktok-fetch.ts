/**
 * A request to TikTok with the person's own session, never from the HTTP cache (a repeat was otherwise answered by it,
 * Chromium 156). Firefox sends the `referrer` given here; Chromium ignores it, there saving/referer-rule.ts sets it.
 */
export function fetchFromTikTok(
  url: string,
  init: Pick<RequestInit, 'signal' | 'method'> = {},
): Promise<Response> {
  return fetch(url, {
    ...init,
    credentials: 'include',
    cache: 'no-store',
    referrer: 'https://www.tiktok.com/',
  });
}
