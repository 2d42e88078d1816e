import type { FileRow, JobRow } from '@/lib/archive/rows';
import { live } from '@/lib/sources/live';

/** Parts of a job, each 0 to 1. */
export interface Progress {
  /** Of the posts that are expected, those that TikTok has listed. An estimate until the list has ended. */
  listed: number;
  /** Of all that is to be done, what is done; bytes of files under way count in part. */
  done: number;
}

/** How far a job is. A list that is still being read holds `done` back, so that the bar never runs backwards much. */
export function progressOf(job: JobRow, saving: readonly FileRow[]): Progress {
  if (job.state === 'done') return { listed: 1, done: 1 };
  const { planned, saved, skipped, failed } = job.counts;
  const settled = saved + skipped + failed;
  const known = settled + planned;
  const underWay = saving.reduce((sum, file) => sum + part(file.received ?? 0, file.total ?? 0), 0);
  const listed = listedPart(job);
  return { listed, done: listed * part(settled + underWay, known) };
}

/** Whether one can tell how far a job is: TikTok does not say of every list how long it is. */
export function isMeasurable({ source, hasMore, expected, filters }: JobRow): boolean {
  if (source === live.id) return false;
  return !hasMore || expected > 0 || filters.newest !== undefined;
}

function listedPart({ hasMore, expected, filters, counts }: JobRow): number {
  if (!hasMore) return 1;
  const wanted = Math.min(filters.newest ?? Number.POSITIVE_INFINITY, expected || Number.POSITIVE_INFINITY);
  return Math.min(part(counts.listed, wanted), 0.99);
}

function part(some: number, all: number): number {
  return all > 0 ? Math.min(some / all, 1) : 0;
}
