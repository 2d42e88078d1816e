import type { ArchiveDb } from './db';
import type { FileRow, FileState, JobRow } from './rows';

/** The jobs that want a file; the first one brings it in. */
export function wantedBy({ jobId, alsoFor = [] }: FileRow): number[] {
  return [jobId, ...alsoFor];
}

/** The file as these jobs want it; the first one brings it in. */
export function forJobs({ alsoFor, ...row }: FileRow, [jobId = row.jobId, ...others]: number[]): FileRow {
  return { ...row, jobId, ...(others.length > 0 ? { alsoFor: others } : {}) };
}

/** The files in these states that a job wants, also those that another one brings in: which of those are saved, no job knows. */
export async function filesOf(
  db: ArchiveDb,
  job: JobRow,
  ...states: Exclude<FileState, 'saved'>[]
): Promise<FileRow[]> {
  const jobs = [job.id, ...(job.sharesWith ?? [])];
  const keys = jobs.flatMap((jobId) => states.map((state) => [jobId, state]));
  const rows = await db.files.where('[jobId+state]').anyOf(keys).toArray();
  return rows.filter((row) => wantedBy(row).includes(job.id));
}
