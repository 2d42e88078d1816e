import { LossNotice } from '@/components/loss-notice';
import { Mark } from '@/components/mark';
import { useLive } from '@/components/use-live';
import { counted, inDigits } from '@/components/wording';
import { db } from '@/lib/archive/db';
import { archiveCounts } from '@/lib/archive/search';
import { BackupCard } from './backup-card';
import { DiskCard } from './disk-card';
import { ExportCard } from './export-card';
import { ImportCard } from './import-card';
import { KeptCard } from './kept-card';

/** The archive page: what is here, what can be brought in, and how it can be taken along. */
export function Archive() {
  const counts = useLive(() => archiveCounts(db), []);
  return (
    <main class="archive stack">
      <header>
        <h1 class="brand">
          <Mark />
          Clipkeep archive
        </h1>
        <p class="quiet numbers">
          {counts &&
            `${counted(counts.files, 'file')} saved, ${inDigits(counts.creators)} ${counts.creators === 1 ? 'creator' : 'creators'} known.`}{' '}
          <a href="/options.html">Options</a>
        </p>
      </header>
      <LossNotice onArchivePage />
      <KeptCard />
      <ImportCard />
      <ExportCard />
      <BackupCard />
      <DiskCard />
    </main>
  );
}
