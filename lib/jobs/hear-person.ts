import type { ArchiveDb } from '@/lib/archive/db';
import { readPace } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { isUnserved } from './blame';
import { beCareful, forgetRefusals } from './pace';

/**
 * What the person's word for a job that waits means to the clock: one request goes first. Where the job has nothing left but
 * what was refused, no other file can tell whether that is meant for us: then each of them uses its own tries. Runs inside
 * a transaction over files and facts.
 */
export async function hearPerson(db: ArchiveDb, job: JobRow): Promise<void> {
  await beCareful(db);
  if (!isUnserved(await readPace(db)) || !(await isAllMet(db, job))) return;
  await forgetRefusals(db);
  await plannedOf(db, job).modify((row) => {
    row.tries = Math.max(1, row.tries);
  });
}

async function isAllMet(db: ArchiveDb, job: JobRow): Promise<boolean> {
  if (job.hasMore) return false;
  const unmet = plannedOf(db, job).filter((row) => !isMet(row));
  return (await unmet.limit(1).count()) === 0;
}

function isMet({ tries, retryAt }: FileRow): boolean {
  return tries > 0 || retryAt !== undefined;
}

function plannedOf(db: ArchiveDb, { id }: JobRow) {
  return db.files.where('[jobId+state]').equals([id, 'planned']);
}
