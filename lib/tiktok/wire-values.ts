import * as v from 'valibot';
import { mediaUrl } from './hosts';

/** More entries than TikTok ever gives one post; a hostile list is cut here. */
const longestList = 500;
/** TikTok gives three at most. */
const mostMirrors = 10;
/** UTF-16 units; TikTok's own captions end at 4,000. */
const longestText = 65_536;

/** Text or number → well-formed text; anything else → ''. */
export const text = v.fallback(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => String(value).slice(0, longestText).toWellFormed()),
  ),
  '',
);

const amount = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.nonEmpty())]),
  v.transform(Number),
  v.check((value) => Number.isFinite(value) && value >= 0),
);

/** Number or digits → a finite number ≥ 0; anything else → 0. */
export const count = v.fallback(amount, 0);

const yearTenThousand = 253_402_300_800;

/** Whole Unix seconds, or 0 for what no calendar holds. */
export const second = v.pipe(
  count,
  v.transform((time) => (time < yearTenThousand ? Math.floor(time) : 0)),
);

/** As `count`, but null where the reply doesn't say. */
export const countOrNone = v.fallback(v.nullable(amount), null);

/** true, 1, '1' and 'true' are yes; everything else is no. */
export const flag = v.fallback(
  v.pipe(
    v.unknown(),
    v.transform((value) => value === true || value === 1 || value === '1' || value === 'true'),
  ),
  false,
);

/** An id as a string of digits. Numbers only where no digit can have been lost (up to 2^53). */
export const id = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
  v.regex(/^[1-9]\d{0,24}$/),
);

/** As `id`, or ''. */
export const idOrNone = v.fallback(id, '');

/** A link to TikTok's own hosts, from a string or the first of a list of mirrors; else ''. */
export const link = v.fallback(
  v.pipe(
    v.unknown(),
    v.transform((value) => linksIn(value)[0] ?? ''),
  ),
  '',
);

/** Mirrors on TikTok's own hosts, from a string, an array, `{UrlList}`/`{urlList}` or `{MainUrl, BackupUrl, …}`. */
export const links = v.fallback(v.pipe(v.unknown(), v.transform(linksIn)), []);

/** As `links`, on whatever host, unchecked: to be looked at, never to be fetched. */
export const anyLinks = v.fallback(v.pipe(v.unknown(), v.transform(urlsIn)), []);

/** The readable entries of a list, `most` at most; an absent or odd list is empty. */
export function list<Entry extends v.GenericSchema>(entry: Entry, most = longestList) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((values) => readable(entry, values.slice(0, most))),
    ),
    [],
  );
}

function readable<Entry extends v.GenericSchema>(entry: Entry, values: unknown[]): v.InferOutput<Entry>[] {
  return values.flatMap((value) => {
    const result = v.safeParse(entry, value);
    return result.success ? [result.output] : [];
  });
}

function linksIn(value: unknown): string[] {
  return [...new Set(urlsIn(value).flatMap((url) => mediaUrl(url) ?? []))];
}

function urlsIn(value: unknown): string[] {
  const inner = isRecord(value) ? (value['UrlList'] ?? value['urlList'] ?? Object.values(value)) : value;
  const urls: unknown[] = (Array.isArray(inner) ? inner : [inner]).slice(0, mostMirrors);
  return urls.filter((url) => typeof url === 'string');
}

/** Whether something is an object that isn't an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
