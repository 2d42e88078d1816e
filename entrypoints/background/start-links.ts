import { refusalIn } from '@/lib/archive/refusal';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import { isUnderWay, listKey } from '@/lib/jobs/under-way';
import type { StartJob } from '@/lib/messages';
import { ClipkeepError, type Problem, problemOf } from '@/lib/tiktok/errors';
import { type FoundLink, type Link, readLink, readLinks } from '@/lib/tiktok/links';
import { lookUp } from './look-up';
import { jobOfLink } from './open-link';

/** What a pasted text comes to. */
interface Sorted {
  awemeIds: Set<string>;
  /** What must be asked first: one after the other, as part of a job. */
  later: FoundLink[];
  lists: { text: string; job: StartJob }[];
  problems: { text: string; problem: Problem }[];
}

/** Lists that are known by their link alone. */
const needsNothing: ReadonlySet<Link['kind']> = new Set(['live', 'search']);

/**
 * Starts what a pasted text names: one job for its posts, and one per list. Of what must be looked up first, one list is at
 * once, for a person who waits; everything else is written down with the posts, and asked in its turn. What names
 * nothing is told.
 */
export async function startLinks(ports: Ports, { text, assets }: { text: string; assets: string[] }) {
  const found = readLinks(text);
  const sorted: Sorted = { awemeIds: new Set(), later: [], lists: [], problems: [] };
  const now = found.find(({ link }) => link && isList(link)) ?? (found.length === 1 ? found[0] : undefined);
  for (const one of found) await sort(ports, sorted, one, assets, one === now);
  const posts = await startPosts(ports, sorted, assets);
  return { started: posts + (await startLists(ports, sorted)), problems: sorted.problems };
}

function isList({ kind }: Link): boolean {
  return kind !== 'post' && kind !== 'short' && !needsNothing.has(kind);
}

async function sort(
  ports: Ports,
  sorted: Sorted,
  found: FoundLink,
  assets: string[],
  now: boolean,
): Promise<void> {
  const { text, link } = found;
  if (!link) sorted.problems.push({ text, problem: problemOf('badLink') });
  else if (link.kind === 'post') sorted.awemeIds.add(link.awemeId);
  else if (now || needsNothing.has(link.kind)) await resolve(ports, sorted, found, assets);
  else sorted.later.push(found);
}

/** What can't be asked now, but may be soon, is written down like the others. */
async function resolve(ports: Ports, sorted: Sorted, found: FoundLink, assets: string[]): Promise<void> {
  const { text, link } = found;
  try {
    const direct = await direction(ports, text, link);
    if (direct?.kind === 'post') sorted.awemeIds.add(direct.awemeId);
    else sorted.lists.push({ text, job: await jobOfLink(ports, direct, assets) });
  } catch (error) {
    const problem = refusalIn(error);
    if (problem.retryable) sorted.later.push(found);
    else sorted.problems.push({ text, problem });
  }
}

/** Where a short link leads. */
async function direction(ports: Ports, path: string, known: Link | null): Promise<Link | null> {
  if (known?.kind !== 'short') return known;
  const led = await lookUp(ports, { ask: { kind: 'link', path }, read: ({ url }) => readLink(String(url)) });
  if (led?.kind === 'short') throw new ClipkeepError('badLink');
  return led;
}

async function startPosts(
  ports: Ports,
  { awemeIds, later, problems }: Sorted,
  assets: string[],
): Promise<number> {
  const links = later.map(({ text }) => text);
  const all = [...awemeIds, ...links];
  const [only] = all;
  if (!only) return 0;
  const label = all.length === 1 ? only : `${all.length} links`;
  const target = { awemeIds: [...awemeIds], ...(links.length > 0 ? { links } : {}) };
  const job = { source: 'post', target, assets, filters: {}, label, expected: all.length };
  return start(ports, problems, label, job);
}

/** A list that two links of the text mean is started once; one whose job isn't over is told. */
async function startLists(ports: Ports, { lists, problems }: Sorted): Promise<number> {
  const seen = new Set<string>();
  let started = 0;
  for (const { text, job } of lists) {
    const key = listKey(job);
    if (seen.has(key)) continue;
    seen.add(key);
    if (await isUnderWay(ports.db, job)) problems.push({ text, problem: problemOf('underWay') });
    else started += await start(ports, problems, text, job);
  }
  return started;
}

/** How many went well, 1 or 0; what didn't is noted with the text that named it. */
async function start(
  ports: Ports,
  problems: Sorted['problems'],
  text: string,
  job: StartJob,
): Promise<number> {
  try {
    await startJob(ports, job);
    return 1;
  } catch (error) {
    problems.push({ text, problem: refusalIn(error) });
    return 0;
  }
}
