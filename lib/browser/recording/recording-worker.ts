import type { LiveFigures } from '@/lib/archive/live-figures';
import { readBounded } from '@/lib/browser/api/read-bounded';
import { fetchFromTikTok } from '@/lib/browser/tiktok-fetch';
import type { RecordRequest } from '@/lib/jobs/ports';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, type Problem, problemIn } from '@/lib/tiktok/errors';
import { mediaUrl } from '@/lib/tiktok/hosts';
import { aliveUrl, roomInfo, roomUrl } from '@/lib/tiktok/lookups';
import { readApiReply } from '@/lib/tiktok/status';
import { joinParts } from './join-parts';
import { pause } from './pause';
import { record } from './recorder';
import type { RecorderWorld } from './recorder-world';
import { type Joined, recordingFiles } from './recording-files';
import { sizeOf } from './remux';

/** Host → worker: first the request, later perhaps `stop`. */
export type RecordingTask = RecordRequest | 'stop';

/** Worker → host. After `received`, `joined` or `failed` nothing more comes and all files are closed. Bytes are of all that was received. */
export type RecordingReport =
  | { stage: 'recording'; live: LiveFigures; bytes: number }
  | { stage: 'received'; live: LiveFigures }
  | { stage: 'joined'; joined: Joined }
  | { stage: 'failed'; problem: Problem };

/** Least time between two reports, ms. */
const reportMs = 1_000;

/** What a dedicated worker is for its own code. */
interface WorkerScope {
  postMessage(report: RecordingReport): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<RecordingTask>) => void): void;
}

/** Makes this worker receive the one recording that it is sent; or, where nothing more is wanted of it, join it. */
export function serveRecording(scope: WorkerScope): void {
  const stop = new AbortController();
  scope.addEventListener('message', ({ data }) => {
    if (data === 'stop') stop.abort();
    else keep(data, stop.signal, (report) => scope.postMessage(report)).catch(throwAloud);
  });
}

/** A bug ends the worker's work: its host hears of errors, but of no promise that was rejected. */
function throwAloud(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

async function keep(
  request: RecordRequest,
  stop: AbortSignal,
  report: (report: RecordingReport) => void,
): Promise<void> {
  try {
    const files = await recordingFiles(request.recording);
    const tellFigures = sparingly((live: LiveFigures, bytes: number) =>
      report({ stage: 'recording', live, bytes }),
    );
    if (!request.stopped && !(await files.readJoined())) {
      const target = { ...files, had: sizeOf(await files.readParts()) };
      return report({ stage: 'received', live: await record(request, target, worldOf(stop), tellFigures) });
    }
    const live: LiveFigures = {
      phase: 'joining',
      bitrate: 0,
      diskLeft: 0,
      ended: 'stopped',
      ...request.before,
    };
    const tell = sparingly((bytes: number) => report({ stage: 'recording', live, bytes }));
    report({ stage: 'joined', joined: await joinParts(files, { live, asItCame: request.asItCame }, tell) });
  } catch (error) {
    report({ stage: 'failed', problem: problemIn(error) });
  }
}

function worldOf(stop: AbortSignal): RecorderWorld {
  return {
    stop,
    now: Date.now,
    open,
    askAlive,
    askRoom: (roomId) => ask(roomUrl(roomId), roomInfo(roomId).read, undefined),
    pause,
    disk,
  };
}

async function open(url: string, signal: AbortSignal): Promise<Response> {
  const own = mediaUrl(url);
  if (own === null) throw new ClipkeepError('notMedia', { detail: 'not one of TikTok’s hosts' });
  return fetchFromTikTok(own, { signal });
}

/** Bytes; an answer for one room has some ten thousand. */
const mostOfAnswer = 1_000_000;

/** Unsigned, as TikTok's own pages ask it (tiktok-web-api.md §8, 2026-09). Empty where it is refused, undefined without an answer. */
export function askAlive(roomId: string): Promise<Reply | undefined> {
  return ask(aliveUrl([roomId]), (reply) => reply, {});
}

/** Gives `otherwise` where TikTok answers and it can't be read. */
async function ask<Found>(
  ownUrl: string,
  read: (reply: Reply) => Found,
  otherwise: Found | undefined,
): Promise<Found | undefined> {
  try {
    const response = await fetchFromTikTok(ownUrl, { signal: AbortSignal.timeout(10_000) });
    const { status, url, headers } = response;
    const text = await readBounded(response, mostOfAnswer);
    const answer = { status, url, retryAfter: headers.get('retry-after'), text };
    return read(readApiReply(answer, Date.now()));
  } catch (error) {
    if (error instanceof ClipkeepError) return otherwise;
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

async function disk(): Promise<{ left: number; kept: number }> {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return { left: Math.max(0, quota - usage), kept: usage };
}

/** The first call goes through at once, later ones when some time has passed. */
function sparingly<Args extends unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
  let next = 0;
  return (...args) => {
    const now = performance.now();
    if (now < next) return;
    next = now + reportMs;
    call(...args);
  };
}
