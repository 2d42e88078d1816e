import { recordingRows } from '@/lib/archive/recordings';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { resultOf } from '@/lib/assets/live';
import { planFile } from './fill-slots';
import type { Holding, Ports } from './ports';
import { absenceOf } from './transfer-request';

/**
 * Brings a recording up to what its host says of it. One that nobody holds died with the browser: it goes on under its
 * own name, behind the parts that are on disk. Gives false where it has ended, or its job was cancelled.
 */
export async function followRecording(
  ports: Ports,
  job: JobRow,
  row: FileRow,
  holding: Holding | undefined,
): Promise<boolean> {
  if (job.state === 'cancelled') {
    // Only what no worker is at any more can be removed.
    if (row.attempt !== undefined) await ports.transfers.release(row.attempt);
    // Until then its row stays: what is on disk without one would be taken for lost.
    return !(await ports.transfers.forgetRecording(resultOf(row.id).recording));
  }
  if (!holding) return goOn(ports, job, row);
  if (holding.stage !== 'fetching') return false;
  await noteFigures(ports, row, holding);
  if (row.stopped && row.attempt !== undefined) await ports.transfers.stop(row.attempt);
  return true;
}

async function goOn(ports: Ports, job: JobRow, seen: FileRow): Promise<boolean> {
  const row = await countAbsence(ports, seen);
  const plan = await planFile(ports, await ports.settings(), job, row);
  if (typeof plan === 'string' || plan.kind !== 'record' || row.attempt === undefined) return false;
  await ports.transfers.begin(row.attempt, plan);
  return true;
}

/** The time since the last sign of life was missed, unless nothing more was wanted; what died joining was a try. Written down at once: another death counts on. */
async function countAbsence({ db, now }: Ports, row: FileRow): Promise<FileRow> {
  if (!row.live) return row;
  const lostSeconds = row.live.lostSeconds + absenceOf(row, now());
  const joins = (row.joins ?? 0) + (row.live.phase === 'joining' ? 1 : 0);
  const news = { live: { ...row.live, lostSeconds }, touchedAt: now(), joins };
  const files = db.files.where('id').equals(row.id);
  await files.and((one) => one.attempt === row.attempt).modify(news);
  return { ...row, ...news };
}

async function noteFigures(ports: Ports, row: FileRow, { received, live }: Holding & { stage: 'fetching' }) {
  if (!live) return;
  const files = ports.db.files.where('id').equals(row.id);
  const news = { received, live, touchedAt: ports.now() };
  await files.and((now) => now.attempt === row.attempt).modify(news);
  ports.announce([row.awemeId]);
}

/** Frees what a recording has on disk, once `seen`, which is about to be, is the last of its files that wasn't saved. */
export async function forgetIfWhole(ports: Ports, seen: FileRow): Promise<void> {
  const { recording } = resultOf(seen.id);
  const rows = await recordingRows(ports.db, seen.awemeId);
  const others = rows.filter(({ id }) => id !== seen.id && resultOf(id).recording === recording);
  if (others.every(({ state }) => state === 'saved')) await ports.transfers.forgetRecording(recording);
}
