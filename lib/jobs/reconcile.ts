import { readPace } from '@/lib/archive/pace-clock';
import type { FileRow } from '@/lib/archive/rows';
import { fetches, records } from '@/lib/assets/index';
import { problemOf } from '@/lib/tiktok/errors';
import { aboutFile } from './blame';
import { contain, spoilFile } from './contain';
import { followDownload, writeSaved } from './follow-download';
import { followRecording } from './follow-recording';
import { failAttempt, planAgain } from './give-back';
import { claimLeft, nameLeft } from './given-name';
import { handOver, type Ready } from './hand-over';
import { noteAnswer } from './pace';
import type { DownloadFact, Holding, Ports } from './ports';
import { soundClock, transferPatience } from './watchdog';

/** Asks what became of every file that was being saved, writes it down, and goes on with it. */
export async function reconcile(ports: Ports): Promise<void> {
  const held = new Map((await ports.transfers.held()).map((holding) => [holding.attempt, holding]));
  const rows = await ports.db.files.where('state').equals('saving').toArray();
  await hearBytes(ports, rows, held);
  for (const row of rows) {
    const look = async () => reconcileFile(ports, await soundClock(ports, row), held.get(row.attempt ?? ''));
    await contain(ports, look, (problem) => spoilFile(ports, row.id, problem));
  }
  await releaseOrphans(ports, [...held.keys()], rows);
}

/**
 * What came says that TikTok serves us: the first bytes of the one file that went first after a rest, and, where others
 * were refused, every file that is whole.
 */
async function hearBytes(ports: Ports, rows: FileRow[], held: Map<string, Holding>): Promise<void> {
  const { probe, broken, unserved } = await readPace(ports.db);
  if (!probe && !broken && !unserved) return;
  for (const row of rows.filter(({ asset }) => fetches(asset))) {
    const { attempt = '' } = row;
    const holding = held.get(attempt);
    if (!holding || holding.stage === 'failed') continue;
    const whole = holding.stage === 'ready' && row.blobUrl === undefined;
    if (whole || (attempt === probe?.name && holding.received > 0))
      await noteAnswer(ports, attempt, 'well', aboutFile(row));
  }
}

async function reconcileFile(ports: Ports, row: FileRow, holding: Holding | undefined): Promise<void> {
  const fact = await findDownload(ports, row);
  if (fact) return followDownload(ports, row, fact, holding !== undefined);
  if (row.complete && row.given) return writeSaved(ports, row, rememberedFact(row, row.given));
  // With its bytes still here the browser was not killed, and has told us every name.
  await claimLeft(ports, row, holding ? row.given : nameLeft(row));
  const job = await ports.db.jobs.get(row.jobId);
  if (
    records(row.asset) &&
    job &&
    row.blobUrl === undefined &&
    (await followRecording(ports, job, row, holding))
  )
    return;
  if (!holding || job?.state === 'cancelled') return planAgain(ports, row);
  if (holding.stage === 'failed') return failAttempt(ports, row, holding.problem);
  if (holding.stage === 'ready') return goOnWith(ports, row, holding);
  return followTransfer(ports, row, holding);
}

/** A number may be another download's by now: Chromium counts on from the last record that it kept, Firefox from 1 with every start. */
async function findDownload(
  ports: Ports,
  { downloadId, blobUrl }: FileRow,
): Promise<DownloadFact | undefined> {
  if (blobUrl === undefined) return undefined;
  const numbered = downloadId === undefined ? undefined : await ports.downloads.find({ id: downloadId });
  return numbered?.blobUrl === blobUrl ? numbered : ports.downloads.find({ blobUrl });
}

/** Removed from the browser's list after it had told us that the file is there. */
function rememberedFact({ downloadId, total = 0 }: FileRow, filename: string) {
  return { ...(downloadId === undefined ? {} : { id: downloadId }), filename, fileSize: total };
}

/** A download that is gone from the browser's list, nobody knows how far it came, counts as a try: else it might go on for ever. */
function goOnWith(ports: Ports, row: FileRow, ready: Ready): Promise<void> {
  if (row.downloadId !== undefined) return failAttempt(ports, row, problemOf('stalled'));
  return handOver(ports, row, ready);
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
  for (const attempt of held.filter((one) => !named.has(one)))
    await contain(ports, () => ports.transfers.release(attempt), nothing);
}

/** The next look finds it again. */
async function nothing(): Promise<void> {}
