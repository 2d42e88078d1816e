import { isLive } from '@/components/jobs/is-live';
import { useLive } from '@/components/use-live';
import { counted, inDigits } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { newestJobs, savedPosts } from '@/lib/archive/queries';
import type { JobRow } from '@/lib/archive/rows';
import { ProfileForm } from './profile-form';
import type { Profile } from './subject';

/** A profile page: how much there is, how much of it is here, and what to save of it unless that is under way. */
export function ProfileCard({ subject }: { subject: Profile }) {
  const { uniqueId, nickname } = subject;
  const job = useJobAtIt(subject);
  return (
    <section class="card stack" aria-labelledby="whose">
      <div>
        <h2 id="whose">
          <bdi>{nickname || uniqueId}</bdi>
        </h2>
        <p class="quiet">
          <bdi>@{uniqueId}</bdi>
        </p>
        <HowMany {...subject} />
      </div>
      <div role="status">{job && <p class="notice">{noticeOf(job)}</p>}</div>
      {job === null && <ProfileForm subject={subject} />}
    </section>
  );
}

function HowMany({ uniqueId, secUid, videoCount }: Profile) {
  const saved = useLive(() => savedPosts(db, { secUid, uniqueId }), [secUid, uniqueId]);
  return (
    <p class="numbers">
      {videoCount > 0 && counted(videoCount, 'post')}
      {videoCount > 0 && saved !== undefined && ' · '}
      {saved !== undefined && `${inDigits(saved)} saved`}
    </p>
  );
}

/** The job that is at this profile's posts, or null; undefined until it is known. */
function useJobAtIt({ uniqueId }: Profile): JobRow | null | undefined {
  return useLive(async () => {
    const jobs = await newestJobs(db, 60);
    const atIt = (job: JobRow) => isLive(job) && job.source === 'posts' && job.target.uniqueId === uniqueId;
    return jobs.find(atIt) ?? null;
  }, [uniqueId]);
}

function noticeOf(job: JobRow): string {
  if (job.state === 'paused') return 'Paused, see below.';
  return 'Under way, see below. You can close this window, it goes on.';
}
