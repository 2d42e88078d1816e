import type { ArchiveDb } from '@/lib/archive/db';
import type { Ports } from '../ports';

/** Files that came in last, looked through for the one that is missing. */
const latest = 500;

interface World {
  db: ArchiveDb;
  downloads: Pick<Ports['downloads'], 'find'>;
}

/**
 * The browser misses the file of a download, and says so by itself: it looks whenever it is asked for downloads, every ten
 * seconds at most (Chromium 156, 2026-11). Where the job that saved it isn't over, somebody took it from under us, and the
 * job tells; what is tidied up later is the person's own affair.
 */
export async function noteVanished({ db, downloads }: World, id: number): Promise<void> {
  if ((await openJobs(db).count()) === 0) return;
  const rows = await db.files.orderBy('savedAt').reverse().limit(latest).toArray();
  const row = rows.find(({ downloadId }) => downloadId === id);
  const fact = row && (await downloads.find({ id }));
  if (!fact || fact.exists || fact.filename !== row.savedAs) return;
  await openJobs(db)
    .and((job) => job.id === row.jobId)
    .modify((job) => {
      job.vanished = (job.vanished ?? 0) + 1;
    });
}

/** The jobs that aren't over. */
function openJobs(db: ArchiveDb) {
  return db.jobs.where('state').anyOf('running', 'paused');
}
