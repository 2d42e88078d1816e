import type { SyncHandle } from '@/lib/browser/saving/scratch';
import { writeWhole } from '@/lib/browser/saving/stream-candidate';
import type { PartFile, RecordingFiles } from './recording-files';

/** What dies with the browser is at most what came within this time (ms). */
const flushMs = 5_000;

/** Puts what is received into parts, one after the other. */
export interface PartWriter {
  /** What comes next need not go on from what came last. */
  begin(form: PartFile['form']): Promise<void>;
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
    handle?.flush();
    handle?.close();
    handle = undefined;
  };
  return {
    close,
    async begin(form) {
      close();
      ({ handle } = await files.addPart(form));
      [size, flushedAt] = [0, now()];
    },
    write(bytes) {
      if (!handle) throw new Error('bytes before a part was begun');
      writeWhole(handle, bytes, size);
      size += bytes.byteLength;
      if (now() - flushedAt < flushMs) return;
      handle.flush();
      flushedAt = now();
    },
  };
}
