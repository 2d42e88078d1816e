import { fetchFromTikTok } from '@/lib/browser/tiktok-fetch';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { mediaUrl } from '@/lib/tiktok/hosts';
import { announcedSize, checkFileResponse } from './media-response';
import { createRoomGuard } from './room';
import { onDisk, type SyncHandle } from './scratch';
import { createStallGuard, type StallGuard } from './stall-guard';
import type { FetchRequest } from './worker-messages';

/** How long a transfer may go without a byte, milliseconds. */
const quietMs = 60_000;

/** A whole reply, written to the file. `declaredSize` is 0 when the reply didn't say. */
export interface Streamed {
  size: number;
  declaredSize: number;
  contentType: string;
}

/** Called after every chunk, with bytes so far and in all (0: unknown). */
export type OnBytes = (received: number, total: number) => void;

/**
 * Bytes that a file of a kind can have at most: what says nothing of its size, or lies, must not fill the disk. TikTok's
 * own pictures have under 20 MB, and its longest videos (60 minutes) under 5 GB.
 */
export const mostBytes: Readonly<Record<FetchRequest['expect'], number>> = {
  text: 16 * 2 ** 20,
  image: 128 * 2 ** 20,
  audio: 2 ** 30,
  video: 16 * 2 ** 30,
};

/** Writes one candidate's bytes into an emptied file. Throws ClipkeepError; what was written then is to be ignored. */
export async function streamCandidate(
  candidate: FetchRequest['candidates'][number],
  handle: SyncHandle,
  onBytes: OnBytes,
  most: number,
): Promise<Streamed> {
  const url = mediaUrl(candidate.url);
  if (url === null) throw new ClipkeepError('notMedia', { detail: 'not one of TikTok’s hosts' });
  const guard = createStallGuard(quietMs);
  try {
    const response = await orNetwork(fetchFromTikTok(url, { signal: guard.signal }));
    await checkFileResponse(response);
    const announced = announcedSize(response.headers);
    if (announced > most) throw await endEarly(response, announced);
    const checkRoom = createRoomGuard(() => navigator.storage.estimate());
    const size = await pour(response, { handle, guard, most }, async (received) => {
      onBytes(received, announced || candidate.size);
      await checkRoom(received, announced || candidate.size);
    });
    if (announced > 0 && size < announced) throw new ClipkeepError('truncated');
    const contentType = response.headers.get('content-type') ?? '';
    return { size, declaredSize: announced, contentType };
  } finally {
    guard.done();
  }
}

async function endEarly({ body }: Response, size: number): Promise<ClipkeepError> {
  await body?.cancel().catch(() => undefined);
  return new ClipkeepError('tooLarge', { detail: `${size} bytes` });
}

async function pour(
  response: Response,
  { handle, guard, most }: { handle: SyncHandle; guard: StallGuard; most: number },
  onBytes: (received: number) => Promise<void>,
): Promise<number> {
  const reader = response.body?.getReader();
  onDisk(() => handle.truncate(0));
  let size = 0;
  while (reader) {
    const { done, value } = await orNetwork(reader.read());
    if (done) break;
    guard.alive();
    if (size + value.byteLength > most) {
      void reader.cancel().catch(() => undefined);
      throw new ClipkeepError('tooLarge', { detail: `more than ${most} bytes` });
    }
    writeWhole(handle, value, size);
    size += value.byteLength;
    await onBytes(size);
  }
  return size;
}

/** A write that comes up short means the same as one that throws: no room. */
export function writeWhole(handle: SyncHandle, bytes: Uint8Array, at: number): void {
  if (onDisk(() => handle.write(bytes, { at })) < bytes.byteLength) throw new ClipkeepError('profileFull');
}

/** A cut or refused connection rejects with a TypeError; our own abort rejects with its reason. */
async function orNetwork<T>(doing: Promise<T>): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    if (error instanceof ClipkeepError) throw error;
    throw new ClipkeepError('network', { detail: String(error) });
  }
}
