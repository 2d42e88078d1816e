import type { ArchiveDb } from '@/lib/archive/db';
import type { Target } from '@/lib/tiktok/target';
import { sourceOf } from './source-of';

interface List {
  source: string;
  target: Target;
}

/** What tells a list from all others; handles are the same in either case. */
export function listKey({ source, target }: List): string {
  const { of } = sourceOf(source);
  return `${source} ${of ? String(target[of] ?? '').toLowerCase() : ''}`;
}

/** Whether a job over this list is not over yet. */
export async function isUnderWay(db: ArchiveDb, list: List): Promise<boolean> {
  const jobs = await db.jobs.where('state').anyOf(['running', 'paused']).toArray();
  return jobs.some((job) => listKey(job) === listKey(list));
}
