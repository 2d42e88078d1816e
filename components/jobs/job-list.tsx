import { useLive } from '@/components/use-live';
import { useNow } from '@/components/use-now';
import { useSetting } from '@/components/use-setting';
import { db } from '@/lib/archive/db';
import type { Clock } from '@/lib/archive/describe-job';
import { endedJobs } from '@/lib/archive/ended-jobs';
import { savingFiles } from '@/lib/archive/open-jobs';
import { readPace } from '@/lib/archive/pace-clock';
import { unfinishedJobs } from '@/lib/archive/queries';
import { savedRecordings } from '@/lib/archive/recordings';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { dailyLimit } from '@/lib/settings';
import { JobCard } from './job-card';

const dayMs = 86_400_000;
/** Ended jobs shown. */
const shownEnded = 3;

/** Jobs that are under way, newest first, then the last few of a day that ended with something to say. */
export function JobList() {
  const open = useLive(() => unfinishedJobs(db), []) ?? [];
  const ended = useLive(() => endedJobs(db, Date.now() - dayMs, shownEnded), []) ?? [];
  const saving = useLive(() => savingFiles(db), []) ?? [];
  const endedIds = ended.map(({ id }) => id);
  const recorded = useLive(() => savedRecordings(db, endedIds), [endedIds.join()]) ?? [];
  const clock = useClock();
  const now = useNow(open.length > 0);
  return (
    <>
      <Jobs id="live-jobs" title="Being saved" jobs={open} files={saving} now={now} clock={clock} />
      <Jobs id="ended-jobs" title="Finished" jobs={ended} files={recorded} now={now} />
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
  files: FileRow[];
  now: number;
  clock?: Clock | undefined;
}

function Jobs({ id, title, jobs, files, now, clock }: JobsProps) {
  if (jobs.length === 0) return null;
  return (
    <section class="stack tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {jobs.map((job) => (
        <JobCard
          key={job.id}
          job={job}
          files={files.filter((file) => file.jobId === job.id)}
          now={now}
          clock={clock}
        />
      ))}
    </section>
  );
}
