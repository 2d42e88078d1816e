import type { MediaEvent } from '@/lib/media/frames';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { SyncHandle } from '../saving/scratch';
import { demuxContainer } from './demux-container';
import { demuxFlv } from './demux-flv';
import { type FinishedFile, fileInWork } from './file-in-work';
import { createLeftOut } from './left-out';
import type { DemuxedBatch, RecordedPart } from './recorded-part';

/** Who wants to know how far it is. */
export interface RemuxOptions {
  /** Told now and then: bytes of the parts that are done, of all. */
  onProgress?(done: number, total: number): void;
}

/** What came of the parts. */
export interface Remuxed {
  files: FinishedFile[];
  /** Bytes of the parts that could not be read. */
  unread: number;
  /** The share of a track's frames that were left out because they fit no MP4: of the track that lost most. */
  leftOut: number;
}

/**
 * Joins the parts of a recording into MP4, without re-encoding: one file, or several where the stream changed its
 * encoding (another size, another codec), because most players can't follow such a change within a file.
 * `openTarget` is asked for an empty file when one begins, by its number from 0; closing it is the caller's.
 * Throws ClipkeepError: unplayable where the parts hold nothing to play, profileFull.
 */
export async function remux(
  parts: readonly RecordedPart[],
  openTarget: (index: number) => SyncHandle | Promise<SyncHandle>,
  { onProgress }: RemuxOptions = {},
): Promise<Remuxed> {
  const files: FinishedFile[] = [];
  const open = () => openTarget(files.length);
  const total = sizeOf(parts);
  const leftOut = createLeftOut();
  let file = fileInWork(open, new Map(), leftOut);
  let unread = 0;
  const take = async (event: MediaEvent) => {
    if ('frame' in event) return file.add(event.frame);
    if (file.configure(event.config)) return;
    files.push(...(await file.finish()));
    file = fileInWork(open, new Map(file.configs).set(event.config.kind, event.config), leftOut);
  };
  for await (const { events, at, ...more } of demuxAll(parts)) {
    unread += more.unread ?? 0;
    if (more.opensPart) await file.beginPart();
    for (const event of events) await take(event);
    onProgress?.(at, total);
  }
  files.push(...(await file.finish()));
  if (files.length === 0) throw nothingIn(parts.length, total);
  return { files, unread, leftOut: leftOut.share() };
}

/** Bytes of all parts. */
export function sizeOf(parts: readonly Pick<RecordedPart, 'size'>[]): number {
  return parts.reduce((sum, { size }) => sum + size, 0);
}

/** The parts one after the other; `at` counts the bytes of all. */
async function* demuxAll(parts: readonly RecordedPart[]): AsyncGenerator<DemuxedBatch> {
  let before = 0;
  let memory = new Uint8Array();
  for (const part of parts) {
    if (part.form !== 'flv' && memory.length < part.size) memory = new Uint8Array(part.size);
    const batches = part.form === 'flv' ? demuxFlv(part) : demuxContainer(part, memory);
    for await (const batch of batches) yield { ...batch, at: before + batch.at };
    await part.close?.();
    before += part.size;
  }
}

function nothingIn(parts: number, bytes: number): ClipkeepError {
  return new ClipkeepError('unplayable', { detail: `nothing to play in ${parts} parts, ${bytes} bytes` });
}
