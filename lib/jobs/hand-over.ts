import type { FileRow } from '@/lib/archive/rows';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { failAttempt } from './give-back';
import { planLaterResults } from './later-results';
import { takePath, withExtension } from './own-path';
import type { DownloadFact, Holding, Ports } from './ports';

/** Bytes that are whole and checked. */
export type Ready = Extract<Holding, { stage: 'ready' }>;

/**
 * Gives checked bytes to the browser. The Blob URL is written down before the download starts and its id after, so that
 * whatever dies in between is found again by the one or the other.
 */
export async function handOver(ports: Ports, seen: FileRow, ready: Ready): Promise<void> {
  const row = await writeBlobUrl(ports, seen, ready);
  if (!row) return;
  const id = await startDownload(ports, row, ready.blobUrl);
  if (id !== undefined) await writeDownloadId(ports, row, id);
}

/** The row knows which download is its own. */
export async function writeDownloadId(ports: Ports, seen: FileRow, downloadId: number): Promise<void> {
  await ports.db.files
    .where('id')
    .equals(seen.id)
    .and((row) => row.attempt === seen.attempt)
    .modify({ downloadId });
}

/** Its name takes the extension that the bytes proved; the path stays its own. */
function writeBlobUrl(ports: Ports, seen: FileRow, ready: Ready): Promise<FileRow | undefined> {
  const { db } = ports;
  return db.transaction('rw', db.files, db.jobs, async () => {
    const row = await db.files.get(seen.id);
    if (row?.state !== 'saving' || row.attempt !== seen.attempt) return undefined;
    await planLaterResults(db, row, ready);
    const own = await takePath(db, row, withExtension(row.path, ready.ext));
    const { blobUrl, received, total, silent, live } = ready;
    const note = { ...(silent ? { silent } : {}), ...(live ? { live } : {}) };
    const next: FileRow = { ...row, ...own, ...note, blobUrl, received, total, touchedAt: ports.now() };
    await db.files.put(next);
    return next;
  });
}

async function startDownload(ports: Ports, row: FileRow, blobUrl: string): Promise<number | undefined> {
  try {
    return await ports.downloads.start(blobUrl, row.path, row.leftAt === row.path);
  } catch (error) {
    if (!(error instanceof ClipkeepError)) throw error;
    return startedAnyway(ports, row, blobUrl, error);
  }
}

/** A start whose answer never came may have happened all the same. */
async function startedAnyway(
  ports: Ports,
  row: FileRow,
  blobUrl: string,
  error: ClipkeepError,
): Promise<number | undefined> {
  const fact: DownloadFact | undefined = await ports.downloads.find({ blobUrl });
  if (!fact) await failAttempt(ports, row, error.problem);
  return fact?.id;
}
