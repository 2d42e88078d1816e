import { forgetParts } from '@/lib/archive/gathered';
import type { FileRow } from '@/lib/archive/rows';
import { gathers, records } from '@/lib/assets/index';
import { problemOf } from '@/lib/tiktok/errors';
import { asPlanned, changeFile } from './change-file';
import { readInterruption } from './download-word';
import { forgetIfWhole } from './follow-recording';
import { failAttempt, planAgain } from './give-back';
import { claimLeft, isNamed, nameLeft } from './given-name';
import { writeDownloadId } from './hand-over';
import type { DownloadFact, Ports } from './ports';

/** The browser copies a finished file within seconds, or onto a slow disk in minutes; after this long (ms) without a byte it hangs (Chromium 156, 2026-11). */
export const downloadPatience = 300_000;

/** What a row takes over from a download that is complete. */
type SavedFact = Pick<DownloadFact, 'filename' | 'fileSize'> & Partial<Pick<DownloadFact, 'id'>>;

/** Brings a file up to what the browser says of its download. `held`: its bytes are still here. */
export async function followDownload(
  ports: Ports,
  row: FileRow,
  fact: DownloadFact,
  held: boolean,
): Promise<void> {
  if (fact.state === 'complete') return writeSaved(ports, row, fact);
  if (fact.state === 'interrupted') return endInterrupted(ports, row, fact, held);
  if (row.downloadId === undefined) await writeDownloadId(ports, row, fact.id);
  if (fact.bytesReceived > (row.written ?? 0)) return noteWritten(ports, row, fact.bytesReceived);
  if (ageOf(ports, row) >= downloadPatience) await endHanging(ports, row, fact);
}

/** A download that gets further is alive. */
async function noteWritten({ db, now }: Ports, row: FileRow, written: number): Promise<void> {
  const same = db.files.where('id').equals(row.id);
  await same.and(({ attempt }) => attempt === row.attempt).modify({ written, touchedAt: now() });
}

/** The file is on disk, and the row says so. */
export async function writeSaved(ports: Ports, seen: FileRow, fact: SavedFact): Promise<void> {
  const { db } = ports;
  const now = ports.now();
  // Before the row says so: of a file that is saved nobody asks again.
  if (records(seen.asset)) await forgetIfWhole(ports, seen);
  await db.transaction('rw', db.files, db.jobs, db.gathered, async () => {
    await changeFile(db, seen, (row) => ({ row: savedRow(row, fact, now) }));
    if (gathers(seen.asset)) await forgetParts(db, [seen.id]);
  });
  if (seen.attempt !== undefined) await ports.transfers.release(seen.attempt);
  ports.announce([seen.awemeId]);
}

/** The row of a file that is on disk, with the name and size that the browser reports. */
function savedRow(row: FileRow, fact: SavedFact, now: number): FileRow {
  const { gathered, leftAt, stopped, missed, touchedAt, joins, was, ...plain } = asPlanned(row);
  const renamed = isNamed(fact.filename, row.path) ? {} : { renamed: true };
  return {
    ...plain,
    state: 'saved',
    ...(fact.id === undefined ? {} : { downloadId: fact.id }),
    savedAs: fact.filename,
    size: fact.fileSize,
    savedAt: now,
    ...renamed,
    ...(row.silent ? { silent: row.silent } : {}),
  };
}

/**
 * A browser that went away costs no try; one that lost a download whose bytes are here has another reason. Closing it
 * looks like a person's cancel (USER_CANCELED, Chromium 156, 2026-11), but then the bytes are gone as well.
 */
async function endInterrupted(ports: Ports, row: FileRow, fact: DownloadFact, held: boolean): Promise<void> {
  const word = readInterruption(fact);
  if (!held && wentWithTheBrowser.has(word)) return endLost(ports, row, fact);
  return failAttempt(ports, row, problemOf(word === 'again' ? 'stalled' : word));
}

/**
 * Killed in the middle, Chromium leaves `Unconfirmed N.crdownload`; erasing the record removes it. 86 of 94 went so; the
 * others were in no record, and no extension reaches them (80 kills, six downloads at once; Chromium 156, 2026-11).
 */
async function endLost(ports: Ports, row: FileRow, fact: DownloadFact): Promise<void> {
  await claimLeft(ports, row, nameLeft(row, fact.filename));
  await ports.downloads.erase(fact.id);
  await planAgain(ports, row);
}

const wentWithTheBrowser: ReadonlySet<string> = new Set(['again', 'asksWhere', 'cancelled']);

/** Without a name yet, the browser is showing the person a dialog. */
async function endHanging(ports: Ports, row: FileRow, fact: DownloadFact): Promise<void> {
  await ports.downloads.cancel(fact.id);
  await failAttempt(ports, row, problemOf(fact.filename === '' ? 'asksWhere' : 'stalled'));
}

function ageOf(ports: Ports, row: FileRow): number {
  return ports.now() - (row.touchedAt ?? 0);
}
