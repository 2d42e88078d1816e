import { refusalIn } from '@/lib/archive/refusal';
import { followShortLink } from '@/lib/browser/api/short-links';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import type { Problem } from '@/lib/tiktok/errors';
import { type FoundLink, type Link, readLink, readLinks } from '@/lib/tiktok/links';
import { completeJob } from './complete-job';
import { listOfLink } from './list-of-link';

interface Sorted {
  awemeIds: Set<string>;
  lists: { text: string; link: Link | null }[];
  problems: { text: string; problem: Problem }[];
}

/** Starts what a pasted text names: one job for all its posts and one per list; what names nothing is told. */
export async function startLinks(ports: Ports, message: { text: string; assets: string[] }) {
  const sorted = await sortLinks(readLinks(message.text));
  const { assets } = message;
  const awemeIds = [...sorted.awemeIds];
  const label = awemeIds.length === 1 ? `${awemeIds[0]}` : `${awemeIds.length} links`;
  let started = 0;
  if (awemeIds.length > 0)
    started += await trying(label, sorted, () => startPosts(ports, { awemeIds, assets, label }));
  for (const { text, link } of sorted.lists)
    started += await trying(text, sorted, () => startList(ports, link, assets));
  return { started, problems: sorted.problems };
}

async function sortLinks(found: FoundLink[]): Promise<Sorted> {
  const sorted: Sorted = { awemeIds: new Set(), lists: [], problems: [] };
  for (const { text, link } of found) {
    await trying(text, sorted, async () => {
      const direct = await directLink(link);
      if (direct?.kind === 'post') sorted.awemeIds.add(direct.awemeId);
      else sorted.lists.push({ text, link: direct });
    });
  }
  return sorted;
}

/** A short link may lead to another one, but not for ever. */
async function directLink(link: Link | null): Promise<Link | null> {
  let now = link;
  for (let hops = 0; now?.kind === 'short' && hops < 3; hops++)
    now = readLink(await followShortLink(now.url));
  return now;
}

async function startPosts(
  ports: Ports,
  { awemeIds, ...more }: { awemeIds: string[]; assets: string[]; label: string },
): Promise<void> {
  const expected = awemeIds.length;
  await startJob(ports, { source: 'post', target: { awemeIds }, filters: {}, expected, ...more });
}

async function startList(ports: Ports, link: Link | null, assets: string[]): Promise<void> {
  const list = await listOfLink(ports, link);
  await startJob(ports, await completeJob(ports, { ...list, assets, filters: {} }));
}

/** How many went well, 1 or 0; what didn't is noted with the text that named it. */
async function trying(text: string, sorted: Sorted, run: () => Promise<void>): Promise<number> {
  try {
    await run();
    return 1;
  } catch (error) {
    sorted.problems.push({ text, problem: refusalIn(error) });
    return 0;
  }
}
