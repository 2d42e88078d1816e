import { forgetParts } from '@/lib/archive/gathered';
import type { FileRow } from '@/lib/archive/rows';
import { gathers } from '@/lib/assets/index';
import { problemOf } from '@/lib/tiktok/errors';
import { asPlanned, changeFile } from './change-file';
import { readInterruption } from './download-word';
import { failAttempt, planAgain } from './give-back';
import { writeDownloadId } from './hand-over';
import type { DownloadFact, Ports } from './ports';

/** The browser copies a finished file within seconds; after this long (ms) it hangs (Chromium 156, 2026-11). */
export const downloadPatience = 300_000;

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
  if (ageOf(ports, row) >= downloadPatience) await endHanging(ports, row, fact);
}

async function writeSaved(ports: Ports, seen: FileRow, fact: DownloadFact): Promise<void> {
  const { db } = ports;
  const now = ports.now();
  await db.transaction('rw', db.files, db.jobs, db.gathered, async () => {
    await changeFile(db, seen, (row) => ({ row: savedRow(row, fact, now) }));
    if (gathers(seen.asset)) await forgetParts(db, [seen.id]);
  });
  if (seen.attempt !== undefined) await ports.transfers.release(seen.attempt);
  ports.announce([seen.awemeId]);
}

/** The row of a file that is on disk, with the name and size that the browser reports. */
function savedRow(row: FileRow, fact: DownloadFact, now: number): FileRow {
  const { gathered, ...plain } = asPlanned(row);
  const renamed = isNamed(fact.filename, row.path) ? {} : { renamed: true };
  return {
    ...plain,
    state: 'saved',
    downloadId: fact.id,
    savedAs: fact.filename,
    size: fact.fileSize,
    savedAt: now,
    ...renamed,
  };
}

/** Whether an absolute name ends in the path that was asked for, whichever way the system writes it. */
function isNamed(filename: string, path: string): boolean {
  const plain = `/${filename.replaceAll('\\', '/').normalize('NFC')}`;
  return plain.endsWith(`/${path.normalize('NFC')}`);
}

/**
 * A browser that went away costs no try; one that lost a download whose bytes are here has another reason. Closing it
 * looks like a person's cancel (USER_CANCELED, Chromium 156, 2026-11), but then the bytes are gone as well.
 */
async function endInterrupted(ports: Ports, row: FileRow, fact: DownloadFact, held: boolean): Promise<void> {
  const word = readInterruption(fact);
  if (!held && wentWithTheBrowser.has(word)) return planAgain(ports, row);
  return failAttempt(ports, row, problemOf(word === 'again' ? 'stalled' : word));
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
