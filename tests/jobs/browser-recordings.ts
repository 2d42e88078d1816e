import type { LiveFigures, RecordingEnd } from '@/lib/archive/live-figures';
import type { Holding, RecordRequest } from '@/lib/jobs/ports';
import { type Problem, problemOf } from '@/lib/tiktok/errors';

/** What a recording has on disk. */
interface Kept {
  parts: string[];
  joined?: { results: number; raw: boolean };
}

/** What is on the air, and what a browser keeps of its recordings: that outlives it. */
export interface RecordingWorld {
  recordings: Map<string, Kept>;
  /** Those that a worker that is ending still locks. */
  locked: Set<string>;
  /** How many parts' worth of a room's broadcast there is for each recording of it; of others there is nothing. */
  broadcasts: Map<string, number>;
  /** How many files joining gives, and whether they are what came, as it came. */
  joins: { results: number; raw: boolean };
  /** What joining meets instead. */
  spoilJoin(recording: string): Problem | undefined;
}

/** A recorder at work: a worker of the host's, so it dies with the browser. */
export interface Recorder {
  request: RecordRequest;
  holding: Holding;
  /** Told to stop. */
  stopped?: boolean;
}

/** Bytes and seconds of one part's worth. */
export const partBytes = 500;
export const partSeconds = 10;

/** Where its file is locked, a recording can't be removed: as long as a worker is at it, or its end isn't through. */
export function forgetRecording(
  world: RecordingWorld,
  workers: Iterable<{ request: object; holding: Holding }>,
  recording: string,
): boolean {
  const atWork = [...workers].some(({ request, holding }) => {
    return (request as RecordRequest).recording === recording && holding.stage === 'fetching';
  });
  if (atWork || world.locked.has(recording)) return false;
  world.recordings.delete(recording);
  return true;
}

/** What the wanted file of a recording holds: nothing any more once its folder is gone. */
export function contentOfRecording({ recordings }: RecordingWorld, { recording, result }: RecordRequest) {
  const kept = recordings.get(recording);
  if (!kept?.joined) return undefined;
  const { results, raw } = kept.joined;
  return `${raw ? 'raw ' : ''}${kept.parts.join('+')}${results > 1 ? ` (${result} of ${results})` : ''}`;
}

/** Gets one step further: another part's worth, the end of it, or the joined file. `spoilt`: what its links answer. */
export function stepRecording(
  world: RecordingWorld,
  recorder: Recorder,
  spoilt: Problem | undefined,
  nextBlob: () => number,
): Holding {
  const { request, holding } = recorder;
  const kept = world.recordings.get(request.recording) ?? { parts: [] };
  world.recordings.set(request.recording, kept);
  const joining = holding.stage === 'fetching' && holding.live?.phase === 'joining';
  if (joining || kept.joined) return join(world, recorder, kept, nextBlob);
  if (!spoilt && !isOver(world, recorder, kept))
    kept.parts.push(`${request.roomId}#${kept.parts.length + 1}`);
  else if (kept.parts.length === 0) return failed(recorder, spoilt ?? noBytes(recorder));
  else return underWay(recorder, kept, 'joining');
  return underWay(recorder, kept, 'recording');
}

function isOver({ broadcasts }: RecordingWorld, { request, stopped }: Recorder, { parts }: Kept): boolean {
  const { limits, roomId, before } = request;
  const seconds = before.seconds + parts.length * partSeconds;
  if (request.stopped || stopped || parts.length >= (broadcasts.get(roomId) ?? 0)) return true;
  return seconds >= (limits.seconds ?? Infinity) || parts.length * partBytes >= (limits.bytes ?? Infinity);
}

function noBytes({ request, stopped }: Recorder): Problem {
  return problemOf(request.stopped || stopped ? 'nothingToSave' : 'liveEnded');
}

function underWay(recorder: Recorder, { parts }: Kept, phase: 'recording' | 'joining'): Holding {
  const { attempt } = recorder.holding;
  const received = parts.length * partBytes;
  return { attempt, stage: 'fetching', total: 0, live: figures(recorder, phase), received };
}

function figures({ request }: Recorder, phase: 'recording' | 'joining'): LiveFigures {
  const { seconds, lostSeconds } = request.before;
  return { seconds: seconds + partSeconds, lostSeconds, bitrate: 400, phase, diskLeft: 0 };
}

function endOf({ request, stopped }: Recorder): RecordingEnd {
  if (request.stopped || stopped) return request.before.ended ?? 'stopped';
  return Object.keys(request.limits).length > 0 ? 'limit' : 'over';
}

function join(
  { joins, spoilJoin }: RecordingWorld,
  recorder: Recorder,
  kept: Kept,
  nextBlob: () => number,
): Holding {
  const { request, holding } = recorder;
  const spoilt = kept.joined ? undefined : spoilJoin(request.recording);
  if (spoilt) return failed(recorder, spoilt);
  kept.joined ??= request.asItCame ? { results: 1, raw: true } : joins;
  const { results, raw } = kept.joined;
  const size = { received: 1000, total: 1000 };
  const blobUrl = `blob:clipkeep/${nextBlob()}`;
  const live = { ...figures(recorder, 'joining'), ended: endOf(recorder) };
  const whole = { attempt: holding.attempt, stage: 'ready', ...size, blobUrl, results, live } as const;
  return raw ? { ...whole, ext: 'flv', raw } : { ...whole, ext: 'mp4' };
}

function failed({ holding: { attempt, received } }: Recorder, problem: Problem): Holding {
  return { attempt, stage: 'failed', received, total: 0, problem };
}
