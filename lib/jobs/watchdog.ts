import { clockSlack } from '@/lib/archive/pace-clock';
import type { FileRow } from '@/lib/archive/rows';
import { downloadPatience } from './follow-download';
import type { Ports } from './ports';

/** A transfer without a byte for this long (ms) is started again; the transfer's own watchdog comes first. */
export const transferPatience = 120_000;

/** When a file under way is to be looked at if nothing happens before, Unix ms. */
export function nextLook(row: FileRow): number {
  return (row.touchedAt ?? 0) + patienceOf(row) / (wasSeenSilent(row) ? 1 : 2);
}

/**
 * The row with a last sign of life that no clock can fool. A silence is believed only when it was seen twice, half the
 * patience apart: else a clock set forward would end what is well. One in the future began before the clock was set back,
 * and is over late, but never in an hour.
 */
export async function soundClock(ports: Ports, row: FileRow): Promise<FileRow> {
  // How long a recording was silent is what was missed of it.
  if (row.live && row.blobUrl === undefined) return row;
  const [now, half] = [ports.now(), patienceOf(row) / 2];
  const age = now - (row.touchedAt ?? 0);
  if (age < -clockSlack) return touch(ports, row, { touchedAt: now });
  if (age < half || wasSeenSilent(row)) return row;
  return touch(ports, row, { touchedAt: now - half, silentSince: now - half });
}

/** Whether its silence was seen half way; a sign of life since then changes `touchedAt`. */
function wasSeenSilent({ touchedAt, silentSince }: FileRow): boolean {
  return silentSince !== undefined && silentSince === touchedAt;
}

function patienceOf({ blobUrl }: FileRow): number {
  return blobUrl === undefined ? transferPatience : downloadPatience;
}

async function touch({ db }: Ports, row: FileRow, change: Partial<FileRow>): Promise<FileRow> {
  const files = db.files.where('id').equals(row.id);
  await files.and((now) => now.attempt === row.attempt).modify(change);
  return { ...row, ...change };
}
