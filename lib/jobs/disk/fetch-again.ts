import type { FileRow, JobRow } from '@/lib/archive/rows';
import { records } from '@/lib/assets/index';
import { asWanted } from '../change-file';
import { claim, closeLedger, openLedger } from '../ledger';
import type { Ports } from '../ports';

/** Rows of one transaction. */
const atOnce = 2000;

/**
 * Wants files once more that are gone from disk: these rows and nothing else of their posts. They go to a job of their own,
 * under the names that they had; a job that saved them waits for them if it isn't finished, and skips them else.
 * A row keeps what it was until its file is here again. `savedBefore` (Unix ms): what was saved since is on disk. Gives how
 * many; the caller pumps next.
 */
export async function fetchAgain(
  ports: Ports,
  ids: readonly string[],
  savedBefore: number,
): Promise<{ jobId?: number; files: number }> {
  let jobId: number | undefined;
  let files = 0;
  for (let at = 0; at < ids.length; at += atOnce) {
    const moved = await moveSome(ports, ids.slice(at, at + atOnce), savedBefore, jobId);
    jobId = moved.jobId ?? jobId;
    files += moved.rows.length;
    ports.announce([...new Set(moved.rows.map(({ awemeId }) => awemeId))]);
  }
  return jobId === undefined ? { files } : { jobId, files };
}

async function moveSome(
  { db, now }: Ports,
  ids: readonly string[],
  savedBefore: number,
  known: number | undefined,
): Promise<{ jobId?: number; rows: FileRow[] }> {
  const at = now();
  return db.transaction('rw', db.jobs, db.files, async () => {
    const before = (await db.files.bulkGet([...ids])).flatMap((row) => row ?? []);
    const rows = before.filter((row) => canBeFetched(row) && (row.savedAt ?? 0) <= savedBefore);
    if (rows.length === 0) return { rows };
    const jobId = known ?? (await db.jobs.add(newJob(at)));
    const job = await db.jobs.get(jobId);
    if (!job) throw new Error(`job ${jobId} is not there`);
    const ledger = await openLedger(db, job, rows);
    for (const row of rows) claim(ledger, row, { ...asWanted(row), was: row });
    await closeLedger(db, ledger);
    await db.jobs.put(enlarged(ledger.job, rows));
    return { jobId, rows };
  });
}

/** What was live can't be recorded again. */
function canBeFetched({ state, asset }: FileRow): boolean {
  return state === 'saved' && !records(asset);
}

/** A job of a list that is over: it has files to bring in, and nothing to ask for. */
function newJob(createdAt: number): Omit<JobRow, 'id'> {
  return {
    ...{ state: 'running', source: 'post', target: { awemeIds: [] }, assets: [], filters: {} },
    ...{ label: 'Missing files', expected: 0, cursor: '0', hasMore: false, lastIds: [], listTries: 0 },
    counts: { listed: 0, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 },
    createdAt,
  };
}

/** Its posts are not named in it: a job is written with each file of it, and there may be many. */
function enlarged({ finishedAt, ...job }: JobRow, wanted: readonly FileRow[]): JobRow {
  const assets = [...new Set([...job.assets, ...wanted.map((row) => row.asset)])];
  const expected = job.expected + new Set(wanted.map((row) => row.awemeId)).size;
  return { ...job, state: 'running', assets, expected, counts: { ...job.counts, listed: expected } };
}
