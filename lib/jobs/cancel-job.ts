import type { ArchiveDb } from '@/lib/archive/db';
import { forgetParts } from '@/lib/archive/gathered';
import { forgetNamed } from '@/lib/archive/named-posts';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { filesOf, wantedBy } from '@/lib/archive/shared-files';
import { gathers, records } from '@/lib/assets/index';
import { recount } from './change-file';
import { closeLedger, type Ledger, letGo, openLedger, strike } from './ledger';
import type { Ports } from './ports';

/**
 * What is planned goes away, or on to another job that wants it; so does what failed recordings keep on disk, and all that
 * failed of a job that is over, which has nothing else to give up. What was saved before is saved again, also where it
 * failed. Gives the posts whose state changed.
 */
export async function cancelJob({ db, now }: Ports, asked: JobRow): Promise<string[]> {
  const failed = (await filesOf(db, asked, 'failed')).filter(
    (row) => isOver(asked) || isRecording(row) || row.was,
  );
  if (isOver(asked) && failed.length === 0) return [];
  const { job: rest, rows: gone } = await leaveRows(db, asked);
  const left = await dropFailed(db, rest, failed);
  const planned = await db.files.where('[jobId+state]').equals([asked.id, 'planned']).toArray();
  const job = await endRecordings(db, left, planned.filter(isRecording));
  const rows = planned.filter((row) => !isRecording(row));
  await db.files.bulkDelete(rows.map((row) => row.id));
  const gathering = [...rows, ...gone.filter(({ state }) => state === 'saved')].filter(({ asset }) =>
    gathers(asset),
  );
  await forgetParts(
    db,
    gathering.map((row) => row.id),
  );
  await forgetNamed(db, job.id);
  const counts = { ...job.counts, planned: job.counts.planned - rows.length };
  await db.jobs.put({ ...job, state: 'cancelled', counts, finishedAt: now() });
  return [...gone, ...rows, ...failed].map((row) => row.awemeId);
}

/**
 * What is to come goes on in the jobs that want it as well, also what is under way; what was saved before is saved again.
 * Gives the job, for the caller to write, and the rows that it let go.
 */
async function leaveRows(db: ArchiveDb, job: JobRow): Promise<Ledger> {
  const rows = await filesOf(db, job, 'planned', 'saving');
  const shared = rows.filter((row) => wantedBy(row).length > 1 || (row.state === 'planned' && row.was));
  const ledger = await openLedger(db, job, shared);
  for (const row of shared) letGo(ledger, row);
  await closeLedger(db, ledger);
  return ledger;
}

/** Gives the job, for the caller to write. */
async function dropFailed(db: ArchiveDb, job: JobRow, failed: readonly FileRow[]): Promise<JobRow> {
  const files = failed.filter((row) => !isRecording(row));
  const ledger = await openLedger(db, job, files);
  const gone = files.filter((row) => strike(ledger, row));
  await db.files.bulkDelete(gone.map((row) => row.id));
  await closeLedger(db, ledger);
  return endRecordings(db, ledger.job, failed.filter(isRecording));
}

/** What a recording has on disk is removed by reconcile, which looks at what is being saved. Gives the job. */
async function endRecordings(db: ArchiveDb, job: JobRow, rows: readonly FileRow[]): Promise<JobRow> {
  const going = rows.map((row) => ({ ...row, state: 'saving' as const }));
  await db.files.bulkPut(going);
  return rows.reduce((sum, row, at) => recount(sum, row, going[at]), job);
}

function isOver({ state }: JobRow): boolean {
  return state === 'done' || state === 'failed';
}

/** Whether a file is recorded, not fetched. */
export function isRecording({ asset }: FileRow): boolean {
  return records(asset);
}
