import { type Body, bodyOf } from '../files/body';
import type { Sent } from '../live/sent';

/** What goes back, before faults have their way with it. */
export interface Answer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string | string[]>;
  body: Body;
  /** Whether `Range` is obeyed. */
  ranges: boolean;
  /** In the place of `body`: one without a length, which may go on for ever. */
  stream?: () => AsyncIterable<Buffer>;
  /** What of a live stream this brings; its number and end are filled in when it is sent. */
  sent?: Sent;
}

export function answer(
  status: number,
  type: string,
  content: Buffer | string,
  more: Answer['headers'] = {},
): Answer {
  return { status, headers: { 'content-type': type, ...more }, body: bodyOf(content), ranges: false };
}

export function jsonAnswer(value: unknown, status = 200): Answer {
  return answer(status, 'application/json; charset=utf-8', JSON.stringify(value), {
    'cache-control': 'no-store',
  });
}

/** As servers write it that don't care what JavaScript can read: bigints become plain numbers beyond 2^53. */
export function bigJsonAnswer(value: unknown): Answer {
  const json = JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? `bigint:${one}` : one));
  const text = json.replace(/"bigint:(\d+)"/g, '$1');
  return answer(200, 'application/json; charset=utf-8', text, { 'cache-control': 'no-store' });
}

export function htmlAnswer(text: string, status = 200, more: Answer['headers'] = {}): Answer {
  return answer(status, 'text/html; charset=utf-8', text, { 'cache-control': 'no-store', ...more });
}

export function textAnswer(text: string, status: number): Answer {
  return answer(status, 'text/plain; charset=utf-8', text);
}

export function scriptAnswer(text: string): Answer {
  return answer(200, 'text/javascript; charset=utf-8', text, { 'cache-control': 'no-store' });
}

export function redirectAnswer(location: string, status = 302): Answer {
  return answer(status, 'text/html; charset=utf-8', `<a href="${location}">Found</a>.`, { location });
}

/** How TikTok refuses what it does not trust: 200, nothing, and one header (tiktok-web-api.md §6). */
export function refusal(): Answer {
  return answer(200, 'application/json; charset=utf-8', '', { tt_orcas_res: '1' });
}

/** The same answer with more cookies. */
export function withCookies(given: Answer, cookies: readonly string[]): Answer {
  if (cookies.length === 0) return given;
  const before = given.headers['set-cookie'] ?? [];
  return { ...given, headers: { ...given.headers, 'set-cookie': [...[before].flat(), ...cookies] } };
}

/** A file of a media host: with `Range`, as its CDN serves it. */
export function fileAnswer(body: Body, type: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'max-age=31536000' },
    body,
    ranges: true,
  };
}
