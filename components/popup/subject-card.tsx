import { LinksCard } from './links-card';
import { LiveCard } from './live-card';
import { MoreLists } from './more-lists';
import { PostCard } from './post-card';
import { ProfileCard } from './profile-card';
import type { TabSubject } from './subject';

/** What can be saved from here; links can be pasted everywhere. */
export function SubjectCard({ subject }: { subject: TabSubject }) {
  if (subject.page === 'other')
    return (
      <>
        <LinksCard />
        <MoreLists />
      </>
    );
  return (
    <>
      {subject.page === 'profile' && <ProfileCard subject={subject} />}
      {subject.page === 'post' && <PostCard subject={subject} />}
      {subject.page === 'live' && <LiveCard uniqueId={subject.uniqueId} />}
      {subject.page === 'reload' && <ReloadCard />}
      <details>
        <summary>Paste links instead</summary>
        <LinksCard />
      </details>
    </>
  );
}

function ReloadCard() {
  return (
    <section class="card stack">
      <h2>Reload this page once</h2>
      <p>It was open before Clipkeep was. Reload it, then open this window again.</p>
    </section>
  );
}
