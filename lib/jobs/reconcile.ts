import { readPace } from '@/lib/archive/pace-clock';
import type { FileRow } from '@/lib/archive/rows';
import { problemOf } from '@/lib/tiktok/errors';
import { followDownload } from './follow-download';
import { failAttempt, planAgain } from './give-back';
import { handOver } from './hand-over';
import { noteAnswer } from './pace';
import type { DownloadFact, Holding, Ports } from './ports';
import { soundClock, transferPatience } from './watchdog';

/** Asks what became of every file that was being saved, writes it down, and goes on with it. */
export async function reconcile(ports: Ports): Promise<void> {
  const held = new Map((await ports.transfers.held()).map((holding) => [holding.attempt, holding]));
  const rows = await ports.db.files.where('state').equals('saving').toArray();
  await hearProbe(ports, held);
  for (const row of rows)
    await reconcileFile(ports, await soundClock(ports, row), held.get(row.attempt ?? ''));
  await releaseOrphans(ports, [...held.keys()], rows);
}

/** The one file that went first after a back-off: its first bytes say that TikTok serves us again. */
async function hearProbe(ports: Ports, held: Map<string, Holding>): Promise<void> {
  const { probe } = await readPace(ports.db);
  const holding = probe && held.get(probe.name);
  if (!probe || !holding || holding.stage === 'failed') return;
  if (holding.received > 0 || holding.stage === 'ready') await noteAnswer(ports, probe.name, 'well');
}

async function reconcileFile(ports: Ports, row: FileRow, holding: Holding | undefined): Promise<void> {
  const fact = await findDownload(ports, row);
  if (fact) return followDownload(ports, row, fact, holding !== undefined);
  const job = await ports.db.jobs.get(row.jobId);
  if (!holding || job?.state === 'cancelled') return planAgain(ports, row);
  if (holding.stage === 'failed') return failAttempt(ports, row, holding.problem);
  if (holding.stage === 'ready') return handOver(ports, row, holding);
  return followTransfer(ports, row, holding);
}

async function findDownload(ports: Ports, row: FileRow): Promise<DownloadFact | undefined> {
  if (row.downloadId !== undefined) return ports.downloads.find({ id: row.downloadId });
  return row.blobUrl === undefined ? undefined : ports.downloads.find({ blobUrl: row.blobUrl });
}

async function followTransfer(ports: Ports, row: FileRow, holding: Holding): Promise<void> {
  const { received, total } = holding;
  if (received !== (row.received ?? 0)) {
    const touchedAt = ports.now();
    const files = ports.db.files.where('id').equals(row.id);
    await files.and((now) => now.attempt === row.attempt).modify({ received, total, touchedAt });
    ports.announce([row.awemeId]);
  } else if (ports.now() - (row.touchedAt ?? 0) >= transferPatience) {
    await failAttempt(ports, row, problemOf('stalled'));
  }
}

/** What a dead worker left behind: transfers that no file waits for. */
async function releaseOrphans(ports: Ports, held: string[], rows: FileRow[]): Promise<void> {
  const named = new Set(rows.map((row) => row.attempt));
  for (const attempt of held) if (!named.has(attempt)) await ports.transfers.release(attempt);
}
