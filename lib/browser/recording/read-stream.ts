import { checkMediaResponse } from '@/lib/browser/saving/media-response';
import { createStallGuard } from '@/lib/browser/saving/stall-guard';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { RecorderWorld } from './recorder-world';

/** A broadcast that sends nothing for this long (ms) is asked for anew. */
const quietMs = 15_000;

/**
 * Reads a link to its end, handing over each chunk as it comes. Throws ClipkeepError: what the answer says, network where
 * it breaks, stalled where nothing comes. Gives the address that answered; ends without a word on the world's `stop`.
 */
export async function readStream(
  world: RecorderWorld,
  url: string,
  onChunk: (bytes: Uint8Array) => void | Promise<void>,
): Promise<string> {
  const guard = createStallGuard(quietMs);
  const signal = AbortSignal.any([guard.signal, world.stop]);
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let answering = url;
  try {
    const response = await world.open(url, signal);
    answering = response.url;
    reader = response.body?.getReader();
    checkMediaResponse(response);
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || value === undefined) return answering;
      guard.alive();
      await onChunk(value);
    }
  } catch (error) {
    if (!world.stop.aborted) throw asProblem(error);
    return answering;
  } finally {
    guard.done();
    // A body that is refused half way would go on coming.
    void reader?.cancel().catch(() => undefined);
  }
}

/** A whole answer, and the address that gave it. */
export interface WholeAnswer {
  bytes: Uint8Array;
  url: string;
}

/** Reads an answer of at most `most` bytes. Throws as readStream does, and notMedia where there is more. */
export async function readWhole(world: RecorderWorld, url: string, most: number): Promise<WholeAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const answering = await readStream(world, url, (chunk) => {
    size += chunk.byteLength;
    if (size > most) throw new ClipkeepError('notMedia', { detail: `more than ${most} bytes` });
    chunks.push(chunk);
  });
  return { bytes: joined(chunks, size), url: answering };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** A cut connection rejects with a TypeError; an abort with its reason. A bug is thrown on. */
function asProblem(error: unknown): unknown {
  return error instanceof TypeError ? new ClipkeepError('network', { detail: String(error) }) : error;
}
