import type { LiveFigures } from '@/lib/archive/rows';
import type { RecordingTarget } from '@/lib/browser/recording/recorder';
import type { RecorderWorld } from '@/lib/browser/recording/recorder-world';
import type { PartFile, SizedHandle } from '@/lib/browser/recording/recording-files';
import type { RecordRequest } from '@/lib/jobs/ports';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { mediaUrl } from '@/lib/tiktok/hosts';
import { memoryFile } from './made-file';

export const roomId = '7300000007919000003';
export const host = 'https://pull-f5-tt02.fcdn.eu.tiktokcdn.com/stage';

/** What a host does at one question: a body, or what `fetch` throws. */
export type Answer = (signal: AbortSignal) => Response | Promise<Response>;

/** A clock that only waits move, hosts that answer what they are told, and a disk in memory. */
export interface RecorderStage {
  world: RecorderWorld;
  target: RecordingTarget;
  /** The parts in their order, as they are on disk. */
  parts: { form: PartFile['form']; handle: MemoryPart }[];
  /** How each wait was asked for, ms. */
  waits: number[];
  asked: string[];
  told: { figures: LiveFigures; bytes: number }[];
  stop: AbortController;
  clock: number;
  diskLeft: number;
  alive: boolean | undefined;
  /** Runs before each wait, with its number from 1. */
  onWait(nth: number): void;
}

export type MemoryPart = SizedHandle & { bytes(): Uint8Array; closed: boolean; flushes: number };

/** `answers`: what each address answers, one after the other; the last one stays. */
export function createStage(answers: Record<string, Answer | Answer[]>): RecorderStage {
  const stop = new AbortController();
  const stage: RecorderStage = {
    ...{
      parts: [],
      waits: [],
      asked: [],
      told: [],
      stop,
      clock: 1_785_585_600_000,
      diskLeft: 0,
      alive: true,
    },
    onWait: () => {},
    target: {
      had: 0,
      async addPart(form) {
        const handle = memoryPart();
        stage.parts.push({ form, handle });
        return { form, handle };
      },
    },
    world: {
      stop: stop.signal,
      now: () => stage.clock,
      open: (url, signal) => answerOf(stage, answers, url, signal),
      askAlive: async () => replyOf(stage.alive),
      diskLeft: async () => stage.diskLeft,
      async pause(ms) {
        stage.waits.push(ms);
        stage.clock += ms;
        stage.onWait(stage.waits.length);
        if (stage.waits.length > 5000) throw new Error('the recorder waits for ever');
      },
    },
  };
  return stage;
}

async function answerOf(
  stage: RecorderStage,
  answers: Record<string, Answer | Answer[]>,
  url: string,
  signal: AbortSignal,
): Promise<Response> {
  // As the worker's own `open` does, which this stands for.
  if (mediaUrl(url) === null) throw new ClipkeepError('notMedia');
  stage.asked.push(url);
  const told = answers[url];
  const answer = Array.isArray(told) ? (told.length > 1 ? told.shift() : told[0]) : told;
  const response = answer ? await answer(signal) : new Response('', { status: 404 });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function replyOf(alive: boolean | undefined): Reply | undefined {
  return alive === undefined ? undefined : { data: [{ alive, room_id_str: roomId }] };
}

export function memoryPart(held: Uint8Array = new Uint8Array()): MemoryPart {
  const file = memoryFile();
  file.write(held, { at: 0 });
  const part: MemoryPart = {
    ...file,
    ...{ closed: false, flushes: 0 },
    getSize: () => file.bytes().length,
    write(bytes, at) {
      if (part.closed) throw new Error('written after it was closed');
      return file.write(bytes, at);
    },
    flush() {
      part.flushes += 1;
    },
    close() {
      part.closed = true;
    },
  };
  return part;
}

/** A body of these chunks; `end`: it ends well, is cut, or says nothing more until it is aborted. */
export function body(chunks: Uint8Array[], end: 'ends' | 'reset' | 'hangs' = 'ends'): Answer {
  return (signal) => {
    const left = [...chunks];
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
      pull(controller) {
        const chunk = left.shift();
        if (chunk) return controller.enqueue(chunk);
        if (end === 'ends') return controller.close();
        if (end === 'reset') return controller.error(new TypeError('network error'));
        return new Promise(() => {});
      },
    });
    return new Response(stream);
  };
}

export function status(code: number): Answer {
  return () => new Response('', { status: code });
}

export function unreachable(): Answer {
  return () => {
    throw new TypeError('Failed to fetch');
  };
}

/** A request for these streams, whose form their addresses tell. */
export function requestFor(paths: string[], more: Partial<RecordRequest> = {}): RecordRequest {
  return {
    ...{ kind: 'record', recording: `${roomId}/live/1`, result: 1, roomId, stopped: false },
    streams: paths.map((path) => ({
      form: path.endsWith('.flv') ? 'flv' : 'hls',
      url: `${host}/${path}`,
    })),
    ...{ limits: {}, before: { seconds: 0, lostSeconds: 0 } },
    ...more,
  };
}
