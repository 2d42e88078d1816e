import { isLive } from '@/components/jobs/is-live';
import { useLive } from '@/components/use-live';
import { counted, inDigits } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { newestJobs, savedPosts } from '@/lib/archive/queries';
import { ProfileForm } from './profile-form';
import type { Profile } from './subject';

/** A profile page: how much there is, how much of it is here, and what to save of it unless that is under way. */
export function ProfileCard({ subject }: { subject: Profile }) {
  const { uniqueId, nickname } = subject;
  const underWay = useUnderWay(subject);
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
      <div role="status">
        {underWay && <p class="notice">Under way, see below. You can close this window, it goes on.</p>}
      </div>
      {underWay === false && <ProfileForm subject={subject} />}
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

/** Whether a job is at this profile's posts; undefined until it is known. */
function useUnderWay({ uniqueId }: Profile): boolean | undefined {
  return useLive(async () => {
    const jobs = await newestJobs(db, 60);
    return jobs.some((job) => isLive(job) && job.source === 'posts' && job.target.uniqueId === uniqueId);
  }, [uniqueId]);
}
