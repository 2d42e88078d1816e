import type { SyncHandle } from '../saving/scratch';
import { writeWhole } from '../saving/stream-candidate';

/** A file that grows; what is written is gathered, for a disk likes large pieces. Throws ClipkeepError profileFull. */
export interface FileWriter {
  /** Bytes so far. */
  readonly size: number;
  write(...pieces: readonly Uint8Array[]): void;
  /** Puts what is gathered where it belongs. */
  flush(): void;
}

const gathered = 1_048_576;

/** Writes from the beginning of an open file; up to a megabyte waits for `flush`. Closing the file is the caller's. */
export function fileWriter(target: SyncHandle): FileWriter {
  const buffer = new Uint8Array(gathered);
  let written = 0;
  let waiting = 0;
  const flush = () => {
    writeWhole(target, buffer.subarray(0, waiting), written);
    written += waiting;
    waiting = 0;
  };
  const write = (bytes: Uint8Array) => {
    if (bytes.length > gathered - waiting) flush();
    if (bytes.length > gathered) {
      writeWhole(target, bytes, written);
      written += bytes.length;
      return;
    }
    buffer.set(bytes, waiting);
    waiting += bytes.length;
  };
  return {
    get size() {
      return written + waiting;
    },
    write: (...pieces) => pieces.forEach(write),
    flush,
  };
}
