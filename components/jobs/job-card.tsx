import { type Clock, describeJob, isHeldToday } from '@/lib/archive/describe-job';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { live } from '@/lib/sources/live';
import { FailedFiles } from './failed-files';
import { isLive } from './is-live';
import { JobActions } from './job-actions';
import { JobCounts } from './job-counts';
import { JobProgress } from './job-progress';
import { isMeasurable } from './progress-of';
import { VanishedFiles } from './vanished-files';

interface Props {
  job: JobRow;
  /** Its files that are under way, or, once it is over, its recordings. */
  files: FileRow[];
  /** Unix ms. */
  now: number;
  /** What keeps all jobs from asking, once it is read. */
  clock?: Clock | undefined;
}

/** One job: what it is, how far it is, what is happening now and why, and what one can do about it. */
export function JobCard({ job, files, now, clock }: Props) {
  const line = describeJob(job, files, now, clock);
  const title = `job-${job.id}`;
  return (
    <article class="card stack tight" aria-labelledby={title}>
      <h3 id={title} class="job row apart">
        <span>
          <bdi>{job.label}</bdi>
        </span>
        <span class={`state ${job.state}`}>{stateWord(job, files)}</span>
      </h3>
      {isLive(job) && isMeasurable(job) && <JobProgress job={job} saving={files} />}
      <p class="numbers">
        {line.now} {line.why}
      </p>
      {job.source !== live.id && <JobCounts counts={job.counts} />}
      <JobActions job={job} heldToday={clock !== undefined && isHeldToday(job, clock, now)} />
      {job.counts.failed > 0 && <FailedFiles jobId={job.id} />}
      {job.vanished !== undefined && <VanishedFiles files={job.vanished} />}
    </article>
  );
}

/** A recording goes on also while its job is paused. */
function stateWord(job: JobRow, files: readonly FileRow[]): string {
  if (isLive(job) && files.some((file) => file.live)) return 'Recording';
  const waits = job.state === 'running' && job.waitsForRoom !== undefined;
  return waits ? 'Waiting' : stateWords[job.state];
}

const stateWords: Record<JobRow['state'], string> = {
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  failed: 'Stopped',
  cancelled: 'Cancelled',
};
