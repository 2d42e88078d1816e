import { asWas } from '@/lib/archive/called-off';
import type { ArchiveDb } from '@/lib/archive/db';
import { isSoft } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { forJobs, wantedBy } from '@/lib/archive/shared-files';
import { recount } from './change-file';

/** The jobs that one transaction touches, with their counters as they will be, and the rows to write. */
export interface Ledger {
  job: JobRow;
  others: Map<number, JobRow>;
  rows: FileRow[];
}

/** Opens a ledger for a job and the files that are there already. */
export async function openLedger(db: ArchiveDb, job: JobRow, known: readonly FileRow[]): Promise<Ledger> {
  const ids = new Set(known.flatMap(wantedBy));
  ids.delete(job.id);
  const others = await db.jobs.bulkGet([...ids]);
  return { job, others: new Map(others.flatMap((one) => (one ? [[one.id, one] as const] : []))), rows: [] };
}

/** Writes its rows and the other jobs. The job itself is the caller's to write. */
export async function closeLedger(db: ArchiveDb, { rows, others }: Ledger): Promise<void> {
  await db.files.bulkPut(rows);
  await db.jobs.bulkPut([...others.values()]);
}

/** What becomes of a file that a job wants and that has a row already. `share`: another job brings it in, or has. */
type Fate = 'plan' | 'takeOver' | 'share' | 'ours';

function fateOf(existing: FileRow | undefined, { job, others }: Ledger): Fate {
  if (!existing) return 'plan';
  const { state } = existing;
  const finished = state === 'failed' || state === 'skipped';
  if (existing.jobId === job.id) return finished || existing.asset === 'post' ? 'plan' : 'ours';
  if (wantedBy(existing).includes(job.id)) return 'ours';
  if (state === 'saved') return 'share';
  // What the person clicks on doesn't wait behind a whole list.
  const comesFirst = state === 'planned' && isSoft(job);
  if (others.get(existing.jobId)?.state === 'running' && !finished && !comesFirst) return 'share';
  if (isLost(existing) && !job.target.awemeIds) return 'takeOver';
  return state === 'saving' ? 'takeOver' : 'plan';
}

/** TikTok has the file no more: asking again in every run of a list would be asking in vain. Who asks for that very post may. */
function isLost({ state, problem, asset }: FileRow): boolean {
  const gone = problem?.code === 'gone' || problem?.code === 'fileGone';
  return state === 'failed' && gone && asset !== 'post';
}

/** Enters a wanted row; `place` gives it its path when it is to be planned. Files by id: none is ever wanted twice. */
export async function enter(
  ledger: Ledger,
  existing: FileRow | undefined,
  wanted: FileRow,
  place: (row: FileRow) => Promise<FileRow>,
): Promise<void> {
  const fate = fateOf(existing, ledger);
  if (fate === 'plan') claim(ledger, existing, { ...(await place(wanted)), ...leftBy(existing) });
  if (existing && fate === 'takeOver') claim(ledger, existing, existing);
  if (existing && fate === 'share') share(ledger, existing);
}

/** What a killed browser may have left at its path is this file's, whoever wants it now; so is what was known of it. */
function leftBy({ leftAt, was }: Partial<FileRow> = {}): Pick<FileRow, 'leftAt' | 'was'> {
  return { ...(leftAt === undefined ? {} : { leftAt }), ...(was ? { was } : {}) };
}

/** The job brings the file in from now on, as `row` says; jobs that aren't finished go on wanting it. */
export function claim(ledger: Ledger, existing: FileRow | undefined, row: FileRow): void {
  const others = existing ? openOthers(ledger, existing) : [];
  write(ledger, existing, forJobs(row, [ledger.job.id, ...others]));
}

/**
 * The job wants a file no more that others want: one of them brings it in, rather one that runs. One that nobody wants but
 * the job that had saved it is saved as before.
 */
export function letGo(ledger: Ledger, existing: FileRow): void {
  const { state, was } = existing;
  const rest = wantedBy(existing).filter((id) => id !== ledger.job.id);
  if (state === 'planned' && rest.every((id) => id === was?.jobId) && callOff(ledger, existing)) return;
  const rank = (id: number) =>
    id === existing.jobId ? 0 : ledger.others.get(id)?.state === 'running' ? 1 : 2;
  write(
    ledger,
    existing,
    forJobs(
      existing,
      rest.sort((a, b) => rank(a) - rank(b)),
    ),
  );
}

/** The job calls off what was saved before: it is as it was, to all that want it. Gives false where nothing was. */
function callOff(ledger: Ledger, existing: FileRow): boolean {
  const before = asWas(existing);
  if (!before) return false;
  const rest = wantedBy(existing).filter((id) => id !== ledger.job.id);
  const bringer = rest.find((id) => id === existing.was?.jobId) ?? 0;
  write(ledger, existing, forJobs(before, [bringer, ...rest.filter((id) => id !== bringer)]));
  return true;
}

/**
 * A row that only said something goes away, and out of the counters of all that want it, or is saved as before; one of
 * another job that isn't finished is that job's to ask about. Gives whether it goes.
 */
export function strike(ledger: Ledger, existing: FileRow): boolean {
  if (existing.jobId !== ledger.job.id && isOpen(ledger.others.get(existing.jobId))) return false;
  if (callOff(ledger, existing)) return false;
  recountAll(ledger, existing, undefined);
  return true;
}

function share(ledger: Ledger, existing: FileRow): void {
  const others = openOthers(ledger, existing).filter((id) => id !== existing.jobId);
  const row = forJobs(existing, [existing.jobId, ...others, ledger.job.id]);
  ledger.job = recount(ledger.job, undefined, row);
  ledger.rows.push(row);
}

/** The other jobs that want a file and aren't finished. */
function openOthers({ job, others }: Ledger, existing: FileRow): number[] {
  return wantedBy(existing).filter((id) => id !== job.id && isOpen(others.get(id)));
}

function isOpen(job: JobRow | undefined): boolean {
  return job?.state === 'running' || job?.state === 'paused';
}

function write(ledger: Ledger, existing: FileRow | undefined, row: FileRow): void {
  recountAll(ledger, existing, row);
  ledger.rows.push(row);
}

/** To a job that wanted a file and that another job takes it from, it is skipped. */
function recountAll(ledger: Ledger, existing: FileRow | undefined, row: FileRow | undefined): void {
  const [before, after] = [existing, row].map((one) => new Set(one ? wantedBy(one) : []));
  for (const id of new Set([...(before ?? []), ...(after ?? [])])) {
    const was = before?.has(id) ? existing : undefined;
    const left: FileRow | undefined = was && row && { ...was, state: 'skipped' };
    recountOne(ledger, id, was, after?.has(id) ? row : left);
  }
}

function recountOne(ledger: Ledger, id: number, was: FileRow | undefined, is: FileRow | undefined): void {
  const other = ledger.others.get(id);
  if (id === ledger.job.id) ledger.job = recount(ledger.job, was, is);
  else if (other) ledger.others.set(id, recount(other, was, is));
}
