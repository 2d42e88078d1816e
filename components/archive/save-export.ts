import { lightFormat } from 'date-fns/lightFormat';
import { db } from '@/lib/archive/db';
import type { Export } from '@/lib/archive/exports';

/** Long enough for any browser to have taken the bytes over. */
const keptMs = 60_000;

/** Writes the archive in this form and gives it to the browser as a download. */
export async function saveExport(form: Export): Promise<void> {
  const now = Date.now();
  const pieces: Blob[] = [];
  // A Blob at a time: the browser may put each on disk, texts would all stay in memory.
  for await (const piece of form.pieces(db, now)) pieces.push(new Blob([piece]));
  const url = URL.createObjectURL(new Blob(pieces, { type: form.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `clipkeep-${lightFormat(now, 'yyyy-MM-dd')}${form.ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
