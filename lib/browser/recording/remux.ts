import type { MediaEvent } from '@/lib/media/frames';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { SyncHandle } from '../saving/scratch';
import { demuxContainer } from './demux-container';
import { demuxFlv } from './demux-flv';
import { type FinishedFile, fileInWork } from './file-in-work';
import type { RecordedPart } from './recorded-part';

export interface RemuxOptions {
  signal?: AbortSignal;
  /** Told now and then: bytes of the parts that are done, of all. */
  onProgress?(done: number, total: number): void;
}

/**
 * Joins the parts of a recording into MP4, without re-encoding: one file, or several where the stream changed its
 * encoding (another size, another codec), because most players can't follow such a change within a file.
 * `openTarget` is asked for an empty file when one begins, by its number from 0; closing it is the caller's.
 * Throws ClipkeepError: unplayable where the parts hold nothing to play, profileFull; what the signal's reason is on abort.
 */
export async function remux(
  parts: readonly RecordedPart[],
  openTarget: (index: number) => SyncHandle | Promise<SyncHandle>,
  { signal, onProgress }: RemuxOptions = {},
): Promise<FinishedFile[]> {
  const finished: FinishedFile[] = [];
  const open = () => openTarget(finished.length);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  let file = fileInWork(open, new Map());
  const take = async (event: MediaEvent) => {
    if ('frame' in event) return file.add(event.frame);
    if (file.configure(event.config)) return;
    finished.push(...(await file.finish()));
    file = fileInWork(open, new Map(file.configs).set(event.config.kind, event.config));
  };
  try {
    for await (const { events, done } of demuxAll(parts, () => file.beginPart())) {
      signal?.throwIfAborted();
      for (const event of events) await take(event);
      onProgress?.(done, total);
    }
    finished.push(...(await file.finish()));
  } catch (error) {
    await file.cancel();
    throw error;
  }
  if (finished.length === 0) throw nothingIn(parts.length, total);
  return finished;
}

/** The parts one after the other; `done` counts the bytes of all. */
async function* demuxAll(parts: readonly RecordedPart[], beginPart: () => Promise<void>) {
  let before = 0;
  for (const part of parts) {
    await beginPart();
    const batches = part.form === 'flv' ? demuxFlv(part) : demuxContainer(part);
    for await (const { events, at } of batches) yield { events, done: before + at };
    before += part.size;
  }
}

function nothingIn(parts: number, bytes: number): ClipkeepError {
  return new ClipkeepError('unplayable', { detail: `nothing to play in ${parts} parts, ${bytes} bytes` });
}
