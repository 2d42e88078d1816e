import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Entry } from '../journal';
import { closeSent } from '../live/sent';
import { StreamBreak } from '../live/stream-fault';
import type { Answer } from './answer';
import type { Reset } from './raw-sockets';
import type { Mishap } from './send';

interface Sending {
  mishap: Mishap;
  reset: Reset;
  entry: Entry | undefined;
}

/**
 * Sends a body without a length, piece by piece as it comes into being. Of the mishaps, those count that have a place
 * in bytes. The journal's entry tells how far it is at any time.
 */
export async function sendStream(
  response: ServerResponse,
  answer: Answer & Required<Pick<Answer, 'stream'>>,
  { mishap, reset, entry }: Sending,
): Promise<void> {
  const { truncateAt, stallAt, resetAt } = mishap;
  const stop = truncateAt ?? stallAt ?? resetAt ?? Number.POSITIVE_INFINITY;
  const progress = entry ?? { bytes: 0, whole: false };
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  let end = await pour(response, answer.stream(), stop, progress);
  if (end === 'stopped') end = stallAt !== undefined ? 'stall' : resetAt !== undefined ? 'reset' : 'gone';
  if (answer.sent) closeSent(answer.sent, false);
  if (end === 'stall' && !response.destroyed) await once(response, 'close');
  if (end === 'reset') reset(response.socket?.remotePort);
  if (end === 'gone') response.destroy();
  if (end !== 'whole') return;
  progress.whole = true;
  response.end();
}

type End = 'whole' | 'stopped' | 'gone' | StreamBreak['kind'];

async function pour(
  response: ServerResponse,
  pieces: AsyncIterable<Buffer>,
  stop: number,
  progress: Pick<Entry, 'bytes'>,
): Promise<End> {
  try {
    for await (const piece of pieces) {
      if (response.destroyed) return 'gone';
      const part = piece.subarray(0, stop - progress.bytes);
      if (part.length > 0 && !(await written(response, part))) return 'gone';
      progress.bytes += part.length;
      if (progress.bytes >= stop) return 'stopped';
    }
    return 'whole';
  } catch (error) {
    if (error instanceof StreamBreak) return error.kind;
    throw error;
  }
}

function written(response: ServerResponse, piece: Buffer): Promise<boolean> {
  return new Promise((resolve) => response.write(piece, (error) => resolve(!error)));
}
