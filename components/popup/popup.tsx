import { useEffect, useState } from 'preact/hooks';
import { JobList } from '@/components/jobs/job-list';
import { LossNotice } from '@/components/loss-notice';
import { Mark } from '@/components/mark';
import { RecentFiles } from './recent-files';
import type { TabSubject } from './subject';
import { SubjectCard } from './subject-card';
import { WhereFilesGo } from './where-files-go';

/** The popup: whose page this is, what is being saved, what was saved last. `readTab` asks the tab in front. */
export function Popup({ readTab }: { readTab: () => Promise<TabSubject> }) {
  const [subject, setSubject] = useState<TabSubject>();
  useEffect(() => {
    void readTab().then(setSubject);
  }, [readTab]);
  return (
    <main class="popup stack">
      <header class="row apart">
        <h1 class="brand">
          <Mark />
          Clipkeep
        </h1>
        <a href="/options.html" target="_blank" rel="noopener">
          Options
        </a>
      </header>
      <LossNotice />
      {subject && <SubjectCard subject={subject} />}
      <JobList />
      <RecentFiles />
      <WhereFilesGo />
    </main>
  );
}
