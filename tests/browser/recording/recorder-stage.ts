import type { LiveFigures } from '@/lib/archive/live-figures';
import type { RecordingTarget } from '@/lib/browser/recording/recorder';
import type { RecorderWorld } from '@/lib/browser/recording/recorder-world';
import type { PartFile } from '@/lib/browser/recording/recording-files';
import type { SyncHandle } from '@/lib/browser/saving/scratch';
import type { RecordRequest } from '@/lib/jobs/ports';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { bestQuality } from '@/lib/tiktok/gears';
import { mediaUrl } from '@/lib/tiktok/hosts';
import type { Room } from '@/lib/tiktok/room';
import type { Answer } from './answers';
import { memoryFile } from './made-file';

export const roomId = '7300000007919000003';
export const host = 'https://pull-f5-tt02.fcdn.eu.tiktokcdn.com/stage';

/** A clock that only waits move, hosts that answer what they are told, and a disk in memory. */
export interface RecorderStage {
  world: RecorderWorld;
  target: RecordingTarget;
  /** The parts in their order, as they are on disk. */
  parts: { form: PartFile['form']; goesOn: boolean; handle: MemoryPart }[];
  /** How each wait was asked for, ms. */
  waits: number[];
  asked: string[];
  /** What each address has answered. */
  given: Map<string, Answer[]>;
  told: { figures: LiveFigures; bytes: number }[];
  stop: AbortController;
  clock: number;
  diskLeft: number;
  /** Bytes that other recordings have on the disk. */
  keptBeside: number;
  /** Off air, links that gave all they had are gone. */
  alive: boolean | undefined;
  /** What is told of the room when new links are asked for. */
  room: Room | undefined;
  /** When new links were asked for. */
  roomAsked: number[];
  /** Runs before each wait, with its number from 1. */
  onWait(nth: number): void;
}

export type MemoryPart = SyncHandle & { bytes(): Uint8Array; closed: boolean; flushes: number };

/** `answers`: what each address answers, one after the other; the last one stays. */
export function createStage(answers: Record<string, Answer | Answer[]>): RecorderStage {
  const stage: Omit<RecorderStage, 'world' | 'target'> = {
    ...{ parts: [], waits: [], asked: [], told: [], roomAsked: [], given: new Map() },
    ...{ diskLeft: 0, keptBeside: 0, alive: true, room: undefined },
    ...{ stop: new AbortController(), clock: 1_785_585_600_000 },
    onWait: () => {},
  };
  const whole: RecorderStage = Object.assign(stage, {
    target: { had: 0, addPart: (form: PartFile['form'], goesOn: boolean) => addPart(whole, form, goesOn) },
    world: worldOf(() => whole, stage.stop.signal, answers),
  });
  return whole;
}

async function addPart({ parts }: RecorderStage, form: PartFile['form'], goesOn: boolean) {
  const handle = memoryPart();
  parts.push({ form, goesOn, handle });
  return handle;
}

function worldOf(
  stage: () => RecorderStage,
  stop: AbortSignal,
  answers: Record<string, Answer | Answer[]>,
): RecorderWorld {
  return {
    stop,
    now: () => stage().clock,
    open: (url, signal) => answerOf(stage(), answers, url, signal),
    askAlive: async () => replyOf(stage().alive),
    async askRoom() {
      stage().roomAsked.push(stage().clock);
      return stage().room;
    },
    disk: async () => ({ left: stage().diskLeft, kept: stage().keptBeside + keptBy(stage()) }),
    async pause(ms) {
      const { waits, onWait } = stage();
      waits.push(ms);
      stage().clock += ms;
      onWait(waits.length);
      if (waits.length > 5000) throw new Error('the recorder waits for ever');
    },
  };
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
  const given = stage.given.get(url) ?? [];
  stage.given.set(url, given);
  const answer = nextAnswer(answers[url], given, stage.alive === false);
  const response = answer ? await answer(signal) : new Response('', { status: 404 });
  if (response.url === '') Object.defineProperty(response, 'url', { value: url });
  return response;
}

/** The last answer stays; off air, a link that has given it is gone. */
function nextAnswer(told: Answer | Answer[] | undefined, given: Answer[], over: boolean): Answer | undefined {
  const all = Array.isArray(told) ? told : told ? [told] : [];
  if (over && given.length >= all.length) return undefined;
  const answer = all[Math.min(given.length, all.length - 1)];
  if (answer) given.push(answer);
  return answer;
}

function keptBy({ parts, target }: RecorderStage): number {
  return parts.reduce((sum, { handle }) => sum + handle.bytes().length, target.had);
}

/** A room that is on air, with these streams. */
export function roomWith(paths: string[], status: Room['status'] = 'live'): Room {
  const streams = paths.map((path, at) => ({
    ...{ quality: path, name: path, level: paths.length - at, url: `${host}/${path}` },
    form: path.includes('.flv') ? ('flv' as const) : ('hls' as const),
    ...{ codec: 'h264' as const, bitrate: 0, width: 0, height: 0 },
  }));
  const author = { uid: '1', secUid: 's', uniqueId: 'mira_example', nickname: '', signature: '' };
  const marks = { avatarUrl: '', verified: false, privateAccount: false };
  return { roomId, status, title: '', startTime: 0, coverUrl: '', author: { ...author, ...marks }, streams };
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

/** A request for these streams, whose form their addresses tell. */
export function requestFor(paths: string[], more: Partial<RecordRequest> = {}): RecordRequest {
  return {
    ...{ kind: 'record', recording: `${roomId}/live/1`, result: 1, roomId, stopped: false, asItCame: false },
    streams: paths.map((path) => ({
      form: path.includes('.flv') ? 'flv' : 'hls',
      url: `${host}/${path}`,
    })),
    ...{ limits: {}, before: { seconds: 0, lostSeconds: 0 }, quality: bestQuality },
    ...more,
  };
}
