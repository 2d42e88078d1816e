import type { FileRow, JobRow } from '@/lib/archive/rows';
import { recount } from './change-file';

/** The jobs that one transaction touches, with their counters as they will be, and the rows to write. */
export interface Ledger {
  job: JobRow;
  others: Map<number, JobRow>;
  rows: FileRow[];
}

/** What becomes of a file that a job wants and that has a row already. */
type Fate = 'plan' | 'takeOver' | 'elsewhere' | 'saved' | 'ours';

function fateOf(existing: FileRow | undefined, { job, others }: Ledger): Fate {
  if (!existing) return 'plan';
  const finished = existing.state === 'failed' || existing.state === 'skipped';
  if (existing.jobId === job.id) return finished || existing.asset === 'post' ? 'plan' : 'ours';
  if (existing.state === 'saved') return 'saved';
  if (others.get(existing.jobId)?.state === 'running' && !finished) return 'elsewhere';
  if (isLost(existing) && !job.target.awemeIds) return 'takeOver';
  return existing.state === 'saving' ? 'takeOver' : 'plan';
}

/** TikTok has the file no more: asking again in every run of a list would be asking in vain. Who asks for that very post may. */
function isLost({ state, problem, asset }: FileRow): boolean {
  return state === 'failed' && problem?.code === 'gone' && asset !== 'post';
}

/** Enters a wanted row; `place` gives it its path when it is to be planned. Files by id: none is ever wanted twice. */
export async function enter(
  ledger: Ledger,
  existing: FileRow | undefined,
  wanted: FileRow,
  place: (row: FileRow) => Promise<FileRow>,
): Promise<void> {
  const fate = fateOf(existing, ledger);
  if (fate === 'saved' || fate === 'elsewhere') skip(ledger, existing, fate);
  if (fate === 'takeOver' && existing) add(ledger, existing, { ...existing, jobId: ledger.job.id });
  if (fate === 'plan') add(ledger, existing, await place(wanted));
}

/** A row goes away, and out of its job's counters. */
export function strike(ledger: Ledger, existing: FileRow): void {
  leave(ledger, existing, undefined);
}

/** A saved file belongs to the job that wanted it last, unless the other one still counts on it. */
function skip(ledger: Ledger, existing: FileRow | undefined, fate: Fate): void {
  const { job, others, rows } = ledger;
  ledger.job = { ...job, counts: { ...job.counts, skipped: job.counts.skipped + 1 } };
  if (!existing || fate !== 'saved' || others.get(existing.jobId)?.state === 'running') return;
  rows.push({ ...existing, jobId: job.id });
}

function add(ledger: Ledger, existing: FileRow | undefined, row: FileRow): void {
  if (existing)
    leave(ledger, existing, existing.jobId === row.jobId ? undefined : { ...existing, state: 'skipped' });
  ledger.job = recount(ledger.job, undefined, row);
  ledger.rows.push(row);
}

/** To the job that had it before, a file that another job took over is skipped. */
function leave(ledger: Ledger, existing: FileRow, as: FileRow | undefined): void {
  if (existing.jobId === ledger.job.id) ledger.job = recount(ledger.job, existing, as);
  const other = ledger.others.get(existing.jobId);
  if (other) ledger.others.set(other.id, recount(other, existing, as));
}
