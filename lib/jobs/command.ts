import { onePost } from '@/lib/archive/one-post';
import { waitingForCheck } from '@/lib/archive/open-jobs';
import type { FileRow, JobRow, JobState } from '@/lib/archive/rows';
import { filesOf } from '@/lib/archive/shared-files';
import { cancelJob, isRecording } from './cancel-job';
import { asPlanned, asWanted } from './change-file';
import { hearPerson } from './hear-person';
import { claim, closeLedger, openLedger, strike } from './ledger';
import { isOfLink, linksAgain } from './links-again';
import { liftLimit } from './pace';
import type { Ports } from './ports';

/** What a person can ask of a job; `commandJob` says what each does. */
export type JobCommand = 'pause' | 'resume' | 'cancel' | 'retryFailed' | 'goOnToday' | 'stop';

/** Which states a command is for; in any other it does nothing. Cancelled is for good. */
const accepts: Readonly<Record<JobCommand, readonly JobState[]>> = {
  pause: ['running'],
  resume: ['paused', 'failed'],
  cancel: ['running', 'paused', 'done', 'failed'],
  retryFailed: ['running', 'paused', 'done', 'failed'],
  goOnToday: ['running'],
  stop: ['running', 'paused'],
};

/**
 * Does what the person asked of a job. `pause`: nothing new begins, what is under way comes to its end. `resume` goes on,
 * also with a list that was given up and with files that failed for what the person has cured meanwhile. `cancel`: what is
 * planned goes away or on to another job that wants it, what failed recordings keep on disk goes, and all that failed of a
 * job that is over; what was saved before is saved again; a file that the browser is already writing still arrives.
 * `retryFailed`: failed files once more. `stop` ends a recording, and what was received is kept; one that only waits is
 * cancelled. `goOnToday` lifts the daily limit, for all jobs, until midnight. One word about a human check counts for all
 * that wait for it: `resume` resumes them together, and one request goes first. Only written down: the caller pumps next.
 */
export async function commandJob(ports: Ports, jobId: number, command: JobCommand): Promise<void> {
  const { db } = ports;
  const changed = await db.transaction(
    'rw',
    [db.jobs, db.files, db.gathered, db.named, db.facts],
    async () => {
      const job = await db.jobs.get(jobId);
      if (!job || !accepts[command].includes(job.state)) return [];
      return [...onePost(job), ...(await commands[command](ports, job))];
    },
  );
  ports.announce([...new Set(changed)]);
}

/** Each gives the posts whose state changed. */
const commands: Record<JobCommand, (ports: Ports, job: JobRow) => Promise<string[]>> = {
  pause: async ({ db }, { problem, retryAt, ...job }) => {
    await db.jobs.put({ ...job, state: 'paused' });
    return [];
  },
  resume: async (ports, job) => {
    const together = job.problem?.code === 'humanCheck' ? await waitingForCheck(ports.db) : [job];
    const changed = [];
    for (const one of together)
      changed.push(await goOn(ports, one, (row) => one.problem?.code === row.problem?.code));
    return changed.flat();
  },
  cancel: cancelJob,
  retryFailed: (ports, job) => goOn(ports, job, () => true),
  goOnToday: async ({ db, now }) => {
    await liftLimit(db, now());
    return [];
  },
  stop: async (ports, job) => {
    const { db } = ports;
    const open = [
      [job.id, 'saving'],
      [job.id, 'planned'],
    ];
    const rows = (await db.files.where('[jobId+state]').anyOf(open).toArray()).filter(isRecording);
    if (rows.length === 0) return cancelJob(ports, job);
    // One that waits for another try has nothing to wait for any more.
    const now = (row: FileRow) => (row.state === 'planned' ? asPlanned(row) : row);
    await db.files.bulkPut(rows.map((row) => ({ ...now(row), stopped: true })));
    return [];
  },
};

/** The job runs, its list is asked at once, and those failed files for which `again` holds are planned as if never tried. */
async function goOn({ db }: Ports, job: JobRow, again: (row: FileRow) => boolean): Promise<string[]> {
  if (job.problem && job.state !== 'running') await hearPerson(db, job);
  const failed = (await filesOf(db, job, 'failed')).filter(again);
  const links = job.hasMore ? [] : failed.filter(isOfLink);
  const ledger = await openLedger(db, job, failed);
  for (const row of failed) if (!isOfLink(row)) claim(ledger, row, asWanted(row));
  const going = links.filter((row) => strike(ledger, row));
  await closeLedger(db, ledger);
  const { problem, retryAt, finishedAt, ...rest } = await linksAgain(db, ledger.job, going);
  await db.jobs.put({ ...rest, state: 'running', listTries: 0 });
  return [...onePost(job), ...failed.map((row) => row.awemeId)];
}
