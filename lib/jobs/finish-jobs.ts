import { forgetNamed } from '@/lib/archive/named-posts';
import { onePost } from '@/lib/archive/one-post';
import { runningJobs } from '@/lib/archive/open-jobs';
import type { JobRow } from '@/lib/archive/rows';
import { isListOver } from './list-page';
import type { Ports } from './ports';

/** Ends the jobs whose list is over and whose files all are: done, also with failed files; failed where the list was given up. */
export async function finishJobs(ports: Ports): Promise<void> {
  const { db } = ports;
  if (!(await runningJobs(db)).some(isThrough)) return;
  const through = await db.transaction('rw', db.jobs, db.named, async () => {
    const jobs = (await runningJobs(db)).filter(isThrough);
    await db.jobs.bulkPut(jobs.map((job) => finished(job, ports.now())));
    // A list that was given up may be gone on with.
    for (const { id, hasMore } of jobs) if (!hasMore) await forgetNamed(db, id);
    return jobs;
  });
  ports.announce(through.flatMap(onePost));
}

function isThrough(job: JobRow): boolean {
  return isListOver(job) && job.counts.planned === 0;
}

function finished({ retryAt, ...job }: JobRow, finishedAt: number): JobRow {
  return { ...job, state: job.hasMore ? 'failed' : 'done', finishedAt };
}
