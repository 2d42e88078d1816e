import { xBogus } from './x-bogus';

/**
 * An address or a query with its X-Bogus, which covers all of the text given, as f2's `str_2_endpoint` does: where
 * TikTok checks it, that must be the query alone. Throws RangeError as `xBogus` does.
 */
export function signAddress(address: string, userAgent: string, unixSeconds: number): string {
  const at = address.indexOf('?') + 1;
  const sent = address.slice(0, at) + asSent(address.slice(at));
  return `${sent}&X-Bogus=${xBogus(sent, userAgent, unixSeconds)}`;
}

/**
 * An endpoint with its parameters, in their order, and the X-Bogus over them, as f2's `model_2_endpoint` makes it.
 * Values are taken as they stand: what has `%`, `&` or `+` in it must come encoded. Throws RangeError as `xBogus` does.
 */
export function signEndpoint(
  endpoint: string,
  params: Readonly<Record<string, string | number>>,
  userAgent: string,
  unixSeconds: number,
): string {
  const pairs = Object.entries(params).map(([key, value]) => `${key}=${value}`);
  const query = asSent(pairs.join('&'));
  const mark = endpoint.includes('?') ? '&' : '?';
  return `${endpoint}${mark}${query}&X-Bogus=${xBogus(query, userAgent, unixSeconds)}`;
}

/** A query as a browser sends it: what it would escape is escaped before it is signed (tiktok-web-api.md §2, 2026-09). */
function asSent(query: string): string {
  const whole = query.replace(/[\p{Cc}#]/gu, encodeURIComponent);
  return new URL(`https://www.tiktok.com/?${whole}`).search.slice(1);
}
