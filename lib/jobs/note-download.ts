import { savingFiles } from '@/lib/archive/open-jobs';
import type { FileRow } from '@/lib/archive/rows';
import type { Ports } from './ports';

/** What the browser says at once when a download changes, whoever's it is. */
export interface DownloadChange {
  id: number;
  /** The absolute name that it got. */
  filename?: string;
  complete?: boolean;
}

/**
 * Writes down the name that the browser gave to a download of ours, and that it is complete, as soon as it says so: its
 * own record may be lost when it is killed, or be removed from its list before we look. A kill in the few milliseconds
 * before both are written (1 of 80 under six endless downloads, 1 of 8 aimed at this instant; Chromium 156, 2026-11)
 * leaves a file that only the id in its name shows to be ours: without one, the next attempt gets a number.
 */
export async function noteDownload(ports: Ports, { id, filename, complete }: DownloadChange): Promise<void> {
  if (!filename && !complete) return;
  const row = await rowOf(ports, id);
  if (!row) return;
  const news = { ...(filename ? { given: filename } : {}), ...(complete ? { complete } : {}) };
  const same = ports.db.files.where('id').equals(row.id);
  await same.and((now) => now.attempt === row.attempt && now.state === 'saving').modify(news);
}

/** By its Blob URL, which is its own for ever: a browser gives the number of a lost record to another download. */
async function rowOf(ports: Ports, id: number): Promise<FileRow | undefined> {
  const rows = (await savingFiles(ports.db)).filter(({ blobUrl }) => blobUrl !== undefined);
  if (rows.length === 0) return undefined;
  const fact = await ports.downloads.find({ id });
  return rows.find((row) => (fact ? row.blobUrl === fact.blobUrl : row.downloadId === id));
}
