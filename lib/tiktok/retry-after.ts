const longest = 24 * 3_600_000;

/** Milliseconds that a `Retry-After` (seconds or an HTTP date) asks for, at most a day; undefined where it asks for none. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return wait > 0 ? Math.min(wait, longest) : undefined;
}
