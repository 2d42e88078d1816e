import { onDisk, type SyncHandle } from '@/lib/browser/saving/scratch';
import { writeWhole } from '@/lib/browser/saving/stream-candidate';
import type { PartFile, RecordingFiles } from './recording-files';

/** What dies with the browser is at most what came within this time (ms). */
const flushMs = 5_000;

/** Puts what is received into parts, one after the other. */
export interface PartWriter {
  /** Begins another part; unless it `goesOn`, what comes next need not go on from what came last. Throws ClipkeepError profileFull. */
  begin(form: PartFile['form'], goesOn?: boolean): Promise<void>;
  /** Bytes of the part that is open. */
  size(): number;
  /** Throws ClipkeepError profileFull. */
  write(bytes: Uint8Array): void;
  /** Closes the part that is open, if one is. */
  close(): void;
}

/** `now` in milliseconds. */
export function createPartWriter(files: Pick<RecordingFiles, 'addPart'>, now: () => number): PartWriter {
  let handle: SyncHandle | undefined;
  let size = 0;
  let flushedAt = 0;
  const close = () => {
    const last = handle;
    handle = undefined;
    try {
      if (last) onDisk(() => last.flush());
    } finally {
      last?.close();
    }
  };
  return {
    close,
    size: () => size,
    async begin(form, goesOn = false) {
      close();
      handle = await files.addPart(form, goesOn);
      [size, flushedAt] = [0, now()];
    },
    write(bytes) {
      const open = handle;
      if (!open) throw new Error('bytes before a part was begun');
      writeWhole(open, bytes, size);
      size += bytes.byteLength;
      if (now() - flushedAt < flushMs) return;
      onDisk(() => open.flush());
      flushedAt = now();
    },
  };
}
