import { useMemo } from 'preact/hooks';
import { useLive } from '@/components/use-live';
import { counted, inDigits } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { savedPosts } from '@/lib/archive/queries';
import { ProfileForm } from './profile-form';
import type { Profile } from './subject';

/** A profile page: how much there is, how much of it is here, and what to save of it. */
export function ProfileCard({ subject }: { subject: Profile }) {
  const { uniqueId, nickname } = subject;
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
      <ProfileForm subject={subject} />
    </section>
  );
}

function HowMany({ uniqueId, secUid, videoCount }: Profile) {
  const here = useMemo(() => new Set<string>(), [secUid, uniqueId]);
  const saved = useLive(() => savedPosts(db, { secUid, uniqueId }, here), [secUid, uniqueId]);
  return (
    <p class="numbers">
      {videoCount > 0 && counted(videoCount, 'post')}
      {videoCount > 0 && saved !== undefined && ' · '}
      {saved !== undefined && `${inDigits(saved)} saved`}
    </p>
  );
}
