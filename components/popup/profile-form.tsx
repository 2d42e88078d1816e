import { useState } from 'preact/hooks';
import { live } from '@/lib/sources/live';
import { posts } from '@/lib/sources/posts';
import { LiveForm } from './live-form';
import { ManyListsForm } from './many-lists-form';
import { manyLists, singleLists } from './profile-lists';
import { SingleListForm } from './single-list-form';
import { SourceChoice } from './source-choice';
import type { Profile } from './subject';
import { useLiveJobs } from './use-live-jobs';
import { useWish } from './use-wish';

/** Which list of a profile, which files of which of its posts, and Start. */
export function ProfileForm({ subject }: { subject: Profile }) {
  const [id, choose] = useState(posts.id);
  const wish = useWish();
  const running = useLiveJobs();
  const many = manyLists.find(({ of }) => of === id);
  const single = singleLists.find((source) => source.id === id);
  if (!running) return null;
  return (
    <>
      <SourceChoice chosen={id} onChoose={choose} />
      {single && <SingleListForm key={id} subject={subject} source={single} live={running} wish={wish} />}
      {many && <ManyListsForm key={id} subject={subject} many={many} live={running} wish={wish} />}
      {id === live.id && <LiveForm uniqueId={subject.uniqueId} running={running} />}
    </>
  );
}
