import { followShortLink } from '@/lib/browser/api/short-links';
import type { Ports } from '@/lib/jobs/ports';
import { startJob } from '@/lib/jobs/start';
import { ClipkeepError, type Problem, problemIn } from '@/lib/tiktok/errors';
import { type FoundLink, type Link, readLink, readLinks } from '@/lib/tiktok/links';
import { findUser } from './find-user';

type Who = { uniqueId: string } | { secUid: string };

interface Sorted {
  awemeIds: Set<string>;
  users: { text: string; who: Who }[];
  problems: { text: string; problem: Problem }[];
}

/** Starts what a pasted text names: one job for all its posts and one per profile; what names nothing is told. */
export async function startLinks(ports: Ports, message: { text: string; assets: string[] }) {
  const sorted = await sortLinks(readLinks(message.text));
  const started = await startPosts(ports, [...sorted.awemeIds], message.assets);
  let profiles = 0;
  for (const { text, who } of sorted.users) {
    const done = await trying(text, sorted, () => startProfile(ports, who, message.assets));
    if (done) profiles += 1;
  }
  return { started: started + profiles, problems: sorted.problems };
}

async function sortLinks(found: FoundLink[]): Promise<Sorted> {
  const sorted: Sorted = { awemeIds: new Set(), users: [], problems: [] };
  for (const { text, link } of found) {
    await trying(text, sorted, async () => {
      const direct = await directLink(link);
      if (direct?.kind === 'post') sorted.awemeIds.add(direct.awemeId);
      else if (direct?.kind === 'user') sorted.users.push({ text, who: direct });
      else throw new ClipkeepError('badLink');
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

async function startPosts(ports: Ports, awemeIds: string[], assets: string[]): Promise<number> {
  if (awemeIds.length === 0) return 0;
  const [only] = awemeIds;
  const label = awemeIds.length === 1 && only ? only : `${awemeIds.length} links`;
  const expected = awemeIds.length;
  await startJob(ports, { source: 'post', target: { awemeIds }, assets, filters: {}, label, expected });
  return 1;
}

async function startProfile(ports: Ports, who: Who, assets: string[]): Promise<void> {
  const { secUid, uniqueId, videoCount: expected } = await findUser(ports, who);
  const target = { secUid, uniqueId };
  await startJob(ports, { source: 'posts', target, assets, filters: {}, label: `@${uniqueId}`, expected });
}

/** Whether it went well; what didn't is noted with the text that named it. */
async function trying(text: string, sorted: Sorted, run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    sorted.problems.push({ text, problem: problemIn(error) });
    return false;
  }
}
