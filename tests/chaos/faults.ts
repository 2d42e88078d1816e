import type { FaultAction, FaultRule, Faults } from '../replica/faults';
import { between } from '../replica/world/seeded';

/** One kind of trouble, for media and for lists alike. */
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
];

/** Trouble that only a file can have, and what only makes sense for a list. */
const onlyMedia: readonly Trouble[] = [
  ['stall', { kind: 'mishap', stallAt: 0.5 }],
  ['too short', { kind: 'mishap', shortenTo: 0.7 }],
];
const onlyLists: ReadonlySet<string> = new Set(['captcha', 'repeated page']);

/** What a short run meets on its few lists, so that what costs a long wait follows on what a person has cured. */
const shortOrder = [
  'repeated page',
  'empty 200',
  '429, Retry-After',
  'captcha',
  'hung up',
  'challenge as 200',
  'links run out',
  'slow answer',
];

/** Sets the faults of a run over so many posts: lists get one after the other, files by the seed's chance. */
export function addFaults(faults: Faults, posts: number, seed: string): void {
  for (const rule of [...listRules(posts), ...mediaRules(posts, seed)]) faults.add(rule);
}

/** In a long run every third of Clipkeep's own list requests meets something else; in a short one each of the first. */
function listRules(posts: number): FaultRule[] {
  const long = posts >= 500;
  const byName = new Map(troubles);
  const meant = long ? [...byName.keys()] : shortOrder;
  return meant.flatMap((name, at) => {
    const action = byName.get(name);
    if (!action) return [];
    // A human check stays until somebody solves it.
    const times = action.kind === 'captcha' ? {} : { times: 1 };
    return { id: `list: ${name}`, ...listQuery, after: long ? 2 + 3 * at : 1 + at, ...times, action };
  });
}

const listQuery = { path: '/api/post/item_list/', query: 'count=35&' };

/** Each kind strikes some requests, which ones says the seed; one that holds a slot for a minute or slows all down, fewer. */
function mediaRules(posts: number, seed: string): FaultRule[] {
  const meant = [...troubles.filter(([name]) => !onlyLists.has(name)), ...onlyMedia];
  return meant.flatMap(([name, action]) => {
    const times = Math.max(1, Math.round(posts / (rare.has(name) ? 1_000 : 120)));
    return mediaHosts.map((host) => ({
      id: `file: ${name} (${host})`,
      host,
      nth: Array.from({ length: times }, (_, at) => between(3, lastOf(name, posts), seed, name, host, at)),
      action,
    }));
  });
}

/** A stall near the end would be all that is waited for. */
function lastOf(name: string, posts: number): number {
  return Math.floor(posts * (name === 'stall' ? 0.2 : 0.6));
}

const rare: ReadonlySet<string> = new Set(['stall', '429', '429, Retry-After']);
const mediaHosts = ['v*-webapp*.tiktok.com', 'p1*-sign-sg.tiktokcdn.com'];

/** How often each kind has struck, of lists and of files. */
export function struckByKind(faults: Faults): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { id = '', struck } of faults.list()) {
    const kind = id.replace(/ \(.*/, '');
    sums.set(kind, (sums.get(kind) ?? 0) + struck);
  }
  return sums;
}
