import { useLive } from '@/components/use-live';
import { useNow } from '@/components/use-now';
import { useSetting } from '@/components/use-setting';
import { db } from '@/lib/archive/db';
import type { Clock } from '@/lib/archive/describe-job';
import { savingFiles } from '@/lib/archive/open-jobs';
import { readPace } from '@/lib/archive/pace-clock';
import { newestJobs } from '@/lib/archive/queries';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { dailyLimit } from '@/lib/settings';
import { isLive } from './is-live';
import { JobCard } from './job-card';

/** Jobs looked at for what is shown, newest first. */
const lookBack = 60;
const dayMs = 86_400_000;

/** Jobs that are under way, newest first, then the last few of today that ended with something to say. */
export function JobList() {
  const jobs = useLive(() => newestJobs(db, lookBack), []) ?? [];
  const saving = useLive(() => savingFiles(db), []) ?? [];
  const live = jobs.filter(isLive);
  const clock = useClock();
  const now = useNow(live.length > 0);
  const ended = jobs.filter((job) => hasSomethingToSay(job, now)).slice(0, 3);
  return (
    <>
      <Jobs id="live-jobs" title="Being saved" jobs={live} saving={saving} now={now} clock={clock} />
      <Jobs id="ended-jobs" title="Finished" jobs={ended} saving={[]} now={now} />
    </>
  );
}

/** What keeps all jobs from asking; undefined until it is read. */
function useClock(): Clock | undefined {
  const pace = useLive(() => readPace(db), []);
  const [limit] = useSetting(dailyLimit);
  return pace && limit !== undefined ? { pace, dailyLimit: limit } : undefined;
}

interface JobsProps {
  id: string;
  title: string;
  jobs: JobRow[];
  saving: FileRow[];
  now: number;
  clock?: Clock | undefined;
}

function Jobs({ id, title, jobs, saving, now, clock }: JobsProps) {
  if (jobs.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {jobs.map((job) => (
        <JobCard
          key={job.id}
          job={job}
          saving={saving.filter((file) => file.jobId === job.id)}
          now={now}
          clock={clock}
        />
      ))}
    </section>
  );
}

/** A single post that arrived whole is told by its file under "Saved last". */
function hasSomethingToSay(job: JobRow, now: number): boolean {
  if (isLive(job) || now - (job.finishedAt ?? job.createdAt) > dayMs) return false;
  return job.expected !== 1 || job.state !== 'done' || job.counts.failed > 0;
}
