import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';
import type { Reset } from './raw-sockets';

/** What goes wrong while the bytes are under way. Places are bytes, or a share of the body when between 0 and 1. */
export interface Mishap {
  /** Says the full length, sends less and hangs up. */
  truncateAt?: number;
  /** Says and sends a shorter length: HTTP looks whole, the file is not. */
  shortenTo?: number;
  /** Sends so much and then nothing, until the other side gives up. */
  stallAt?: number;
  /** Sends so much and then resets the connection. */
  resetAt?: number;
  bytesPerSecond?: number;
}

const chunk = 262_144;

/** Sends an answer; gives how many bytes of the body went out and whether all of them did. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { mishap, headOnly, reset }: { mishap: Mishap; headOnly: boolean; reset: Reset },
): Promise<{ bytes: number; whole: boolean }> {
  const size = placeIn(answer.body.size, mishap.shortenTo) ?? answer.body.size;
  const stop = placeIn(size, mishap.truncateAt ?? mishap.stallAt ?? mishap.resetAt);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(size) });
  if (headOnly) return endResponse(response, 0, true);
  const bytes = await writeBody(response, answer, Math.min(stop ?? size, size), mishap.bytesPerSecond);
  if (stop === undefined) return endResponse(response, bytes, bytes === size);
  if (mishap.stallAt !== undefined) await untilClosed(response);
  else if (mishap.resetAt !== undefined) reset(response.socket?.remotePort);
  else response.destroy();
  return { bytes, whole: false };
}

function placeIn(size: number, at: number | undefined): number | undefined {
  if (at === undefined) return undefined;
  return at > 0 && at < 1 ? Math.floor(size * at) : Math.min(at, size);
}

function endResponse(response: ServerResponse, bytes: number, whole: boolean) {
  response.end();
  return { bytes, whole };
}

/** Every piece is out before the next is made: a huge body never piles up, and what is cut off later was really sent. */
async function writeBody(
  response: ServerResponse,
  { body }: Answer,
  end: number,
  pace?: number,
): Promise<number> {
  const step = pace === undefined ? chunk : Math.max(1, Math.ceil(pace / 20));
  response.flushHeaders();
  let at = 0;
  while (at < end && !response.destroyed) {
    const piece = body.read(at, Math.min(at + step, end));
    const failed = await new Promise((resolve) => response.write(piece, resolve));
    if (failed) break;
    at += piece.length;
    if (pace !== undefined) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return at;
}

function untilClosed(response: ServerResponse): Promise<void> {
  if (response.destroyed || response.closed) return Promise.resolve();
  return new Promise((resolve) => response.once('close', () => resolve()));
}
