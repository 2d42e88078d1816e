import type { ArchiveDb } from '@/lib/archive/db';
import type { Counts, FileRow, JobRow } from '@/lib/archive/rows';
import { failedRefused } from './blame';

/** Which counter of a job a file is in; what another job has saved is skipped. */
function counterOf(
  jobId: number,
  { state, ...row }: Pick<FileRow, 'state' | 'jobId'>,
): Exclude<keyof Counts, 'listed' | 'bytes'> {
  if (state === 'saving') return 'planned';
  return state === 'saved' && row.jobId !== jobId ? 'skipped' : state;
}

/** What a change gives: the row's next form, or nothing when the row goes away; with it, changes of its job. */
export interface Change {
  row?: FileRow;
  job?: (job: JobRow) => JobRow;
}

/**
 * Changes a file and its job's counters in one transaction, from the row as it is now. Gives the row that was written, or
 * undefined when the file has moved on since `seen` was read (another state or attempt), or goes away.
 */
export function changeFile(
  db: ArchiveDb,
  seen: FileRow,
  change: (row: FileRow, job: JobRow) => Change,
): Promise<FileRow | undefined> {
  return db.transaction('rw', db.files, db.jobs, async () => {
    const row = await db.files.get(seen.id);
    if (row?.state !== seen.state || row.attempt !== seen.attempt) return undefined;
    const job = await db.jobs.get(row.jobId);
    if (!job) throw new Error(`file ${row.id} names job ${row.jobId}, which is not there`);
    const next = change(row, job);
    if (next.row) await db.files.put(next.row);
    else await db.files.delete(row.id);
    await db.jobs.put((next.job ?? same)(recount(job, row, next.row)));
    await recountOthers(db, row, next.row);
    return next.row;
  });
}

/** The other jobs that want the file count it too. */
async function recountOthers(db: ArchiveDb, before: FileRow, after: FileRow | undefined): Promise<void> {
  for (const id of before.alsoFor ?? []) {
    if (after && counterOf(id, before) === counterOf(id, after)) continue;
    const job = await db.jobs.get(id);
    if (job) await db.jobs.put(recount(job, before, after));
  }
}

/** The job with its counters as they are once `before` has become `after`. */
export function recount(job: JobRow, before: FileRow | undefined, after: FileRow | undefined): JobRow {
  const counts = { ...job.counts };
  if (before) counts[counterOf(job.id, before)] -= 1;
  if (after) counts[counterOf(job.id, after)] += 1;
  if (!after) return { ...job, counts };
  const brings = after.jobId === job.id;
  // One that is called off is saved without having come in.
  if (brings && after.state === 'saved' && before?.state === 'saving') counts.bytes += after.size ?? 0;
  // The row of a job is written with each of its files: whoever has saved one already is nobody to look for.
  const shares = !brings && after.state !== 'saved';
  return { ...job, counts, ...(shares ? { sharesWith: withJob(job.sharesWith ?? [], after.jobId) } : {}) };
}

function withJob(ids: readonly number[], id: number): number[] {
  return [...new Set([...ids, id])];
}

/** The row as if nothing had been tried since it was planned, ready for what comes next. */
export function asPlanned(row: FileRow): FileRow {
  const { id, jobId, awemeId, asset, num, path, pathKey, tries } = row;
  const { alsoFor, missed, gathered, leftAt, stopped, live, touchedAt, joins, was } = row;
  const key = pathKey === undefined ? {} : { pathKey };
  const whole = gathered ? { gathered } : {};
  const left = leftAt === undefined ? {} : { leftAt };
  // Since when a recording is missing what is on air.
  const silent = live && touchedAt !== undefined ? { touchedAt } : {};
  const joined = joins ? { joins } : {};
  const recorded = { ...(stopped ? { stopped } : {}), ...(live ? { live } : {}), ...silent, ...joined };
  return {
    id,
    jobId,
    awemeId,
    asset,
    num,
    state: 'planned',
    path,
    ...key,
    tries,
    ...(alsoFor ? { alsoFor } : {}),
    ...(missed ? { missed } : {}),
    ...(was ? { was } : {}),
    ...whole,
    ...left,
    ...recorded,
  };
}

/** The row as if it had just been wanted; that it was refused before is remembered, as a try. */
export function asWanted(row: FileRow): FileRow {
  const { missed, ...planned } = asPlanned(row);
  return { ...planned, tries: failedRefused(row) ? 1 : 0 };
}

function same(job: JobRow): JobRow {
  return job;
}
