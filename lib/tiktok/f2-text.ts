/** f2 keeps Chinese (to U+9FA5), Latin letters, digits and # (f2-behaviour.md §6.2, 2025-06). */
const replaced = /[^\u4e00-\u9fa5a-zA-Z0-9#]/gu;
/** Lists within lists of a real reply end at two; what goes deeper would use up the stack. */
const deepest = 20;
/** f2 writes every time in UTC+8, wherever the person is. */
const zoneMs = 8 * 3_600_000;
/** What f2 writes where a reply has no time. */
const noTime = 'Invalid timestamp';

/**
 * Text as f2 puts it into names: `_` for each code point that it doesn't keep. In a list, entries that are no text and
 * say nothing (null, 0) become ''; everything else is given back as it is.
 */
export function replaceT(value: unknown): unknown {
  return replaceIn(value, 0);
}

function replaceIn(value: unknown, depth: number): unknown {
  if (Array.isArray(value) && depth < deepest)
    return value.map((entry) => (entry ? replaceIn(entry, depth + 1) : ''));
  return typeof value === 'string' ? sanitize(value) : value;
}

/** `replaceT` of one text. */
export function sanitize(text: string): string {
  return text.replace(replaced, '_');
}

/**
 * A time as f2 writes it, `2023-10-21 19-56-47` in UTC+8. Takes Unix seconds (milliseconds above 1e10) as number or
 * digits; each of a list; `Invalid timestamp` for anything else, and for 0, where f2 writes the time of the run.
 */
export function timestamp2Str(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map(timeText) : timeText(value);
}

function timeText(value: unknown): string {
  const given = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof given !== 'number' || !(given > 0)) return noTime;
  const time = new Date((given > 1e10 ? given : given * 1000) + zoneMs);
  if (Number.isNaN(time.getTime())) return noTime;
  return time.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
}
