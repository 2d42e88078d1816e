import type { FileRow, JobRow } from '@/lib/archive/rows';
import type { AnyStage } from './evaluates';

/** What the extension has written down. */
export interface Archive {
  jobs: JobRow[];
  files: FileRow[];
}

/** The tables as they are now, read without the product's own code. */
export async function readArchive(stage: Pick<AnyStage, 'worker'>): Promise<Archive> {
  const worker = await stage.worker();
  return worker.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction(['jobs', 'files']);
      const [jobs, files] = ['jobs', 'files'].map((name) => reading.objectStore(name).getAll());
      reading.oncomplete = () => {
        opening.result.close();
        resolve({ jobs: jobs.result, files: files.result });
      };
    };
  })`);
}
