import { onePost } from '@/lib/archive/one-post';
import type { JobRow } from '@/lib/archive/rows';
import { live } from '@/lib/sources/live';
import { post } from '@/lib/sources/post';
import type { Page, Source } from '@/lib/sources/source';
import { ClipkeepError, type Problem, problemIn, problemOf } from '@/lib/tiktok/errors';
import type { Link } from '@/lib/tiktok/link';
import { aboutList, type Blame, type Outcome } from './blame';
import { isTriedEnough, listDelay } from './delays';
import { pauseFor } from './give-back';
import { newJob } from './new-job';
import { noteAnswer } from './pace';
import { type Place, placeInList } from './place-in-list';
import { type ListedPage, planPage, repeatsItself } from './plan-page';
import { readPlanning } from './plan-posts';
import type { Ports } from './ports';
import { needsPerson } from './retry';
import { sourceOf } from './source-of';
import { absenceIn, waitForLive } from './watch-rooms';

/** Asks for the next page of a job's list and plans it, or writes down what went wrong. `name` is the request's, for the clock. */
export async function listPage(ports: Ports, job: JobRow, name: string): Promise<void> {
  const page = await goodPage(ports, job);
  const absence = absenceIn(page);
  const note = (outcome: Outcome) => noteAnswer(ports, name, outcome, aboutList(job));
  if (absence && job.recording?.whenLive) {
    await note('well');
    return waitForLive(ports, job, absence);
  }
  if (!('items' in page)) {
    return failList(ports, job, page, await note(page));
  }
  const planning = await readPlanning(ports);
  ports.announce(await planPage(ports.db, job, page, planning));
  await note('well');
}

/** A page that brings the list further, or what is wrong with it. */
async function goodPage(ports: Ports, job: JobRow): Promise<ListedPage | Problem> {
  const page = await askPage(ports, job);
  if (!('items' in page)) return toGuest(ports, job, page);
  if (await saysNothing(ports, job, page)) return problemOf('signIn');
  // Two links to one post are no list that repeats itself.
  if (!job.target.awemeIds && repeatsItself(job, page) && (page.hasMore || endsTooEarly(job))) {
    await ports.renewDevice();
    return problemOf('samePage');
  }
  if (page.notYet) return job.recording?.whenLive ? page : page.notYet.problem;
  const stuck = page.hasMore && page.items.length === 0 && page.cursor === job.cursor;
  return stuck ? problemOf('refused') : page;
}

/** A burnt device repeats a page also where TikTok then says "no more": that is believed of a new device only. */
function endsTooEarly({ expected, shown, counts, problem }: JobRow): boolean {
  return expected > (shown ?? counts.listed) && problem?.code !== 'samePage';
}

/** To somebody signed out, TikTok shows a list that is its owner's as an empty one. */
async function saysNothing(ports: Ports, job: JobRow, page: Page): Promise<boolean> {
  if (sourceOf(job.source).needs !== 'account' || page.hasMore) return false;
  return page.items.length === 0 && (job.shown ?? 0) === 0 && !(await ports.signedIn());
}

/** A list that may be the person's own is not called private while TikTok doesn't know who asks. */
async function toGuest(ports: Ports, { source }: JobRow, problem: Problem): Promise<Problem> {
  if (problem.code !== 'private' || sourceOf(source).needs !== 'account') return problem;
  return (await ports.signedIn()) ? problem : problemOf('signIn');
}

async function askPage(ports: Ports, job: JobRow): Promise<ListedPage | Problem> {
  try {
    const source = sourceOf(job.source);
    return await askPlace(ports, job, source, await placeInList(ports.db, job));
  } catch (error) {
    if (error instanceof ClipkeepError) return asOfList(job, error.problem);
    throw error;
  }
}

async function askPlace(
  ports: Ports,
  job: JobRow,
  source: Source,
  { target, cursor, inList }: Place,
): Promise<ListedPage> {
  try {
    const page = inList(source.page(await ports.ask(source.ask(target, cursor)), target, cursor));
    return page.leadsTo ? await withItsJob(ports, job, page, page.leadsTo) : page;
  } catch (error) {
    const page = source.without?.(problemIn(error), target, cursor);
    if (page) return inList(page);
    throw error;
  }
}

/** What a link of this job leads to is written down together with the cursor, so that it is begun once. */
async function withItsJob(ports: Ports, job: JobRow, page: Page, link: Link): Promise<ListedPage> {
  const list = await ports.open(link, job.assets);
  return list ? { ...page, opens: newJob(list, ports.now()) } : page;
}

/** TikTok's "gone" speaks of the list here, where it is neither one of given posts nor a room. */
function asOfList({ source }: JobRow, problem: Problem): Problem {
  const isList = source !== post.id && source !== live.id;
  return problem.code === 'gone' && isList ? problemOf('noSuchList') : problem;
}

/**
 * The list waits longer each time, waits for the person, or is given up: then the job ends with these words once its files
 * are done. What is nobody's fault there costs it nothing: that is the clock's matter.
 */
export async function failList(
  ports: Ports,
  asked: JobRow,
  problem: Problem,
  blame: Blame = 'theirs',
): Promise<void> {
  if (blame === 'nobody') return;
  const { db } = ports;
  await db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(asked.id);
    if (job?.state !== 'running' || job.cursor !== asked.cursor) return;
    if (needsPerson(problem) || blame === 'enough') return void (await db.jobs.put(pauseFor(job, problem)));
    const { retryAt, ...rest } = failedOnce(job, problem);
    const over = isListOver(rest);
    await db.jobs.put(over ? rest : { ...rest, retryAt: ports.now() + listDelay(problem, rest.listTries) });
  });
  ports.announce(onePost(asked));
}

function failedOnce(job: JobRow, problem: Problem): JobRow {
  const same = job.problem?.code === problem.code ? (job.sameTries ?? job.listTries) + 1 : 1;
  return { ...job, problem, listTries: job.listTries + 1, sameTries: same };
}

/** Whether the list of a job is read no further: at its end, or given up. Who waits until somebody is live sits out a broken connection. */
export function isListOver({ hasMore, problem, listTries, sameTries, waitsForRoom }: JobRow): boolean {
  if (!hasMore || problem === undefined || listTries === 0) return !hasMore;
  if (waitsForRoom !== undefined && problem.retryable) return false;
  return isTriedEnough(problem, listTries, sameTries ?? listTries);
}
