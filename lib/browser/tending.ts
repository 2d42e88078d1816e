import type { ArchiveDb } from '@/lib/archive/db';
import { isAnyListing } from '@/lib/archive/open-jobs';
import { closeListTabs, closeOwnTabs } from './api/tabs';
import { showBadge } from './badge';
import { gather } from './gathering';
import type { Transfers } from './saving/hosting';
import { keepTicking } from './waking';

/** Jobs move many times a second; what surrounds them need not. Milliseconds. */
const gatherMs = 250;

/** Gives a call that, soon after, puts what surrounds the jobs in step with them. */
export function createTend(db: ArchiveDb, transfers: Transfers): () => void {
  return gather(gatherMs, () => tend(db, transfers));
}

/** The tick, the badge, what shows lists once none is read, and, once no job runs, our own tabs and the memory that transfers use. */
async function tend(db: ArchiveDb, transfers: Transfers): Promise<void> {
  const running = await db.jobs.where('state').equals('running').count();
  await keepTicking(running > 0);
  await showBadge(db);
  if (!(await isAnyListing(db))) await closeListTabs();
  if (running > 0) return;
  await closeOwnTabs();
  await transfers.restIfIdle();
}
