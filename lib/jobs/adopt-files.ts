import type { ArchiveDb } from '@/lib/archive/db';
import { runningJobs } from '@/lib/archive/open-jobs';
import type { JobRow } from '@/lib/archive/rows';
import { wantedBy } from '@/lib/archive/shared-files';
import { claim, closeLedger, openLedger } from './ledger';
import type { Ports } from './ports';

/** Files taken over at once: enough for every slot. */
const atOnce = 200;

/** A running job that has nothing of its own to bring in takes what it wants from jobs that are paused. */
export async function adoptFiles({ db }: Ports): Promise<void> {
  const paused = new Set(await db.jobs.where('state').equals('paused').primaryKeys());
  if (paused.size === 0) return;
  for (const { id, counts, sharesWith = [] } of await runningJobs(db)) {
    const from = sharesWith.filter((one) => paused.has(one));
    if (from.length > 0 && counts.planned > 0) await adopt(db, id, from);
  }
}

function adopt(db: ArchiveDb, jobId: number, from: readonly number[]): Promise<void> {
  return db.transaction('rw', db.files, db.jobs, async () => {
    const job = await db.jobs.get(jobId);
    if (job?.state !== 'running' || (await hasOwn(db, job))) return;
    const planned = db.files.where('[jobId+state]').anyOf(from.map((id) => [id, 'planned']));
    const rows = await planned
      .and((row) => wantedBy(row).includes(jobId))
      .limit(atOnce)
      .toArray();
    const ledger = await openLedger(db, job, rows);
    for (const row of rows) claim(ledger, row, row);
    await closeLedger(db, ledger);
    await db.jobs.put(ledger.job);
  });
}

async function hasOwn(db: ArchiveDb, { id }: JobRow): Promise<boolean> {
  const open = [
    [id, 'planned'],
    [id, 'saving'],
  ];
  return (await db.files.where('[jobId+state]').anyOf(open).limit(1).count()) > 0;
}
