import { db } from '@/lib/archive/db';
import type { Reading } from '@/lib/archive/imports/reading';
import { isNoRoom } from '@/lib/archive/refusal';
import { takeIn } from '@/lib/archive/take-in';

/** How many files an import brought in; where it broke off, why, and what to do. */
export interface BroughtIn {
  files: number;
  sentence?: string;
}

const refused =
  "The browser would not write more. Make room on the disk with your browser's own files, then bring in the rest. What is in stays.";

/** Brings an import in. `onBatch` hears how many of its files have been seen to. */
export async function bringIn(reading: Reading, onBatch: (done: number) => void): Promise<BroughtIn> {
  let files = 0;
  try {
    await takeIn(db, reading, (done, fresh) => {
      files = fresh;
      onBatch(done);
    });
    return { files };
  } catch (error) {
    if (!isNoRoom(error)) throw error;
    return { files, sentence: refused };
  }
}
