import type { Ports } from '@/lib/jobs/ports';
import { isUnderWay } from '@/lib/jobs/under-way';
import type { StartJob } from '@/lib/messages';
import type { Link } from '@/lib/tiktok/links';
import { completeJob } from './complete-job';
import { listOfLink } from './list-of-link';
import type { Asking } from './look-up';

/** A job for the list that a link means, ready to be started. Throws ClipkeepError. */
export async function jobOfLink(ports: Asking, link: Link | null, assets: string[]): Promise<StartJob> {
  const list = await listOfLink(ports, link);
  return completeJob(ports, { ...list, assets, filters: {} });
}

/** The same as part of a job's turn; undefined where a job over that list is under way. */
export async function openLink(ports: Ports, link: Link, assets: string[]): Promise<StartJob | undefined> {
  const job = await jobOfLink({ ...ports, inTurn: true }, link, assets);
  return (await isUnderWay(ports.db, job)) ? undefined : job;
}
