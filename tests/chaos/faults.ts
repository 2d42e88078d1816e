import type { FaultAction, FaultRule, Faults } from '../replica/faults';
import { unit } from '../replica/world/seeded';

/** Trouble that spoils nothing. */
const harmless = ['slow answer', 'slow bytes'] as const;

/** Whether the rule of this id spoils nothing. */
export function isHarmless(id: string): boolean {
  return harmless.some((name) => id.includes(name));
}

/** One kind of trouble. */
type Trouble = readonly [name: string, action: FaultAction];

const troubles: readonly Trouble[] = [
  ['empty 200', { kind: 'empty' }],
  ['captcha', { kind: 'captcha' }],
  ['429, Retry-After', { kind: 'status', status: 429, retryAfter: '3' }],
  ['connection reset', { kind: 'mishap', resetAt: 0.4 }],
  ['hung up', { kind: 'drop' }],
  ['challenge as 200', { kind: 'challenge' }],
  ['503', { kind: 'status', status: 503 }],
  ['html', { kind: 'html' }],
  ['truncated', { kind: 'mishap', truncateAt: 0.6 }],
  // About where the list ends too early: then the repeated page says "no more" as well.
  ['repeated page', { kind: 'burn-device' }],
  ['403', { kind: 'status', status: 403 }],
  ['links run out', { kind: 'expire' }],
  ['500', { kind: 'status', status: 500 }],
  ['429', { kind: 'status', status: 429 }],
  ['slow answer', { kind: 'delay', ms: 3_000 }],
  ['slow bytes', { kind: 'mishap', bytesPerSecond: 300_000 }],
  ['stall', { kind: 'mishap', stallAt: 0.5 }],
  ['too short', { kind: 'mishap', shortenTo: 0.7 }],
  ['silent', { kind: 'silent' }],
  ['404', { kind: 'status', status: 404 }],
  ['410', { kind: 'status', status: 410 }],
  ['bare page', { kind: 'bare' }],
];

const onlyLists: ReadonlySet<string> = new Set(['captcha', 'repeated page']);
const onlyPages: ReadonlySet<string> = new Set(['bare page']);
const onlyVideos: ReadonlySet<string> = new Set(['silent']);
/** Of a list it would be the truth. */
const onlyFiles: ReadonlySet<string> = new Set(['silent', '404', '410']);
/** What the page of a post may be, which is asked for where a link has run out. */
const ofPages = [
  'bare page',
  'html',
  'hung up',
  'links run out',
  'challenge as 200',
  '503',
  'truncated',
  'slow answer',
];

/** What a short run meets on its few lists, so that what costs a long wait follows on what a person has cured. */
const shortOrder = [
  'repeated page',
  'empty 200',
  '429, Retry-After',
  'captcha',
  'hung up',
  'challenge as 200',
  'links run out',
];

/** Sets the faults of a run over so many posts: lists get one after the other, files by the seed's chance. */
export function addFaults(faults: Faults, posts: number, seed: string): void {
  const rules = [...listRules(posts, seed), ...mediaRules(posts, seed), ...pageRules(posts)];
  for (const rule of rules) faults.add(rule);
}

/** In a long run enough links run out for some pages of posts to be asked for: each of the first meets something else. */
function pageRules(posts: number): FaultRule[] {
  if (posts < 500) return [];
  const byName = new Map(troubles);
  return ofPages.flatMap((name, at) => {
    const action = byName.get(name);
    return action
      ? [{ id: `page: ${name}`, path: '/@i/video/*', dest: 'empty', nth: 2 + 2 * at, action }]
      : [];
  });
}

/** In a long run every other of Clipkeep's own signed list requests meets something else, in the seed's order; in a short one each of the first. */
function listRules(posts: number, seed: string): FaultRule[] {
  const long = posts >= 500;
  const byName = new Map(troubles);
  const meant = long ? longOrder(seed) : shortOrder;
  return meant.flatMap((name, at) => {
    const action = byName.get(name);
    if (!action) return [];
    // A human check stays until somebody solves it.
    const times = action.kind === 'captcha' ? {} : { times: 1 };
    return { id: `list: ${name}`, ...listQuery, after: long ? 2 + 2 * at : 1 + at, ...times, action };
  });
}

/** About where the list ends too early comes the repeated page: then that one says "no more" as well. */
function longOrder(seed: string): string[] {
  const meant = troubles.map(([name]) => name).filter((name) => !onlyPages.has(name) && !onlyFiles.has(name));
  const names = meant.filter((name) => name !== repeated);
  const drawn = shuffled(names, seed, 'lists');
  return [...drawn.slice(0, placeOfRepeated), repeated, ...drawn.slice(placeOfRepeated)];
}

const repeated = 'repeated page';
const placeOfRepeated = 9;

const listQuery = { path: '/api/post/item_list/', query: ['count=35&', '&X-Gnarly='] };

const videoHosts = 'v*-webapp*.tiktok.com';

/** Hosts of files, and which part of a run's requests for files goes there, at least. */
const mediaHosts: readonly [host: string, share: number][] = [
  [videoHosts, 0.6],
  ['p1*-sign-sg.tiktokcdn.com', 0.6],
  ['v77.tiktokcdn.com', 0.06],
  ['sf16-*', 0.012],
];

/** Each kind strikes some of Clipkeep's own requests, one at a time, which ones says the seed; one that holds a slot for a minute or slows all down, fewer. */
function mediaRules(posts: number, seed: string): FaultRule[] {
  return mediaHosts.flatMap(([host, share]) => {
    const meant = troubles.filter(
      ([name]) =>
        !onlyLists.has(name) && !onlyPages.has(name) && (host === videoHosts || !onlyVideos.has(name)),
    );
    const places = placesOf(meant, Math.floor(posts * share), seed, host);
    return meant.flatMap(([name, action]) => {
      const nth = places.get(name);
      return nth ? { id: `file: ${name} (${host})`, host, dest: 'empty', nth, action } : [];
    });
  });
}

/** Which requests to a host, from the third to the last, each kind strikes: never two the same. */
function placesOf(
  meant: readonly Trouble[],
  last: number,
  seed: string,
  host: string,
): Map<string, number[]> {
  const times = (name: string) => Math.max(1, Math.round(last / (rare.has(name) ? 600 : 72)));
  const all = meant.flatMap(([name]) => Array.from({ length: times(name) }, () => name));
  // A stall near the end would be all that is waited for.
  const drawn = shuffled(all, seed, host).sort((a, b) => Number(b === 'stall') - Number(a === 'stall'));
  const fit = drawn.slice(0, Math.max(0, last - 2));
  const places = new Map<string, number[]>();
  for (const [at, name] of fit.entries())
    places.set(name, [...(places.get(name) ?? []), 3 + Math.floor((at * (last - 2)) / fit.length)]);
  return places;
}

function shuffled<T>(values: readonly T[], seed: string, what: string): T[] {
  const keyed = values.map((value, at) => ({ value, key: unit(seed, what, at) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

const rare: ReadonlySet<string> = new Set(['stall', '429', '429, Retry-After']);

/** How often each kind has struck, of lists and of files. */
export function struckByKind(faults: Faults): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { id = '', struck } of faults.list()) {
    const kind = id.replace(/ \(.*/, '');
    sums.set(kind, (sums.get(kind) ?? 0) + struck);
  }
  return sums;
}
