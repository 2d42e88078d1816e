import type { LiveFigures } from '@/lib/archive/rows';
import type { RecordRequest } from '@/lib/jobs/ports';
import { ClipkeepError, type Problem, type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import { readAlive } from '@/lib/tiktok/read-room';
import { createPartWriter } from './part-writer';
import { receiveFlv } from './receive-flv';
import { receiveHls } from './receive-hls';
import type { RecorderWorld } from './recorder-world';
import type { RecordingFiles } from './recording-files';
import { createRecordingLog, type RecordingLog } from './recording-log';

/** Without a byte for this long (ms) a broadcast is over, whatever TikTok says of its room. */
const patience = 600_000;
const firstWait = 1_000;
const longestWait = 30_000;
/** Joining needs as much room again as the parts, and the browser some of its own (bytes). */
const reserve = 200_000_000;
const lookAtDiskMs = 10_000;
/** A connection that gave less (seconds) counts as failed: else one that is cut at once would be asked for without rest. */
const worthIt = 1;
/** What a link answers that no waiting cures. */
const refusals: ReadonlySet<ProblemCode> = new Set(['expired', 'gone', 'notMedia']);

/** Where what is received goes; `had`: bytes that are there from earlier attempts. */
export type RecordingTarget = Pick<RecordingFiles, 'addPart'> & { had: number };

/**
 * Receives a live stream into parts until it ends, is stopped or has reached a limit; what breaks is taken up again, by
 * another link where one fails. Throws ClipkeepError only where nothing was received at all.
 */
export async function record(
  request: RecordRequest,
  files: RecordingTarget,
  world: RecorderWorld,
  tell: (figures: LiveFigures, bytes: number) => void,
): Promise<void> {
  const log = createRecordingLog(request, files.had, world.now);
  if (log.isFull()) return;
  const full = new AbortController();
  const inside = { ...world, stop: AbortSignal.any([world.stop, full.signal]) };
  const parts = createPartWriter(files, world.now);
  const lookAtDisk = diskWatch(world, log, () => full.abort());
  const note = (phase: LiveFigures['phase']) => {
    if (log.isFull()) full.abort();
    tell(log.figures(phase, lookAtDisk()), log.bytes());
  };
  try {
    await receiveAll(
      request,
      inside,
      noting(parts, () => note('recording')),
      log,
      () => note('reconnecting'),
    );
  } finally {
    parts.close();
  }
}

type Parts = ReturnType<typeof createPartWriter>;

function noting(parts: Parts, note: () => void): Parts {
  return {
    ...parts,
    write(bytes) {
      parts.write(bytes);
      note();
    },
  };
}

async function receiveAll(
  { streams, roomId }: RecordRequest,
  world: RecorderWorld,
  parts: Parts,
  log: RecordingLog,
  broke: () => void,
): Promise<void> {
  let problem: Problem | undefined;
  for (let failures = 0; !world.stop.aborted; ) {
    const stream = streams[failures % streams.length];
    if (!stream) break;
    const before = log.seconds();
    try {
      const receive = stream.form === 'flv' ? receiveFlv : receiveHls;
      if (await receive(world, stream.url, parts, log)) return;
    } catch (error) {
      problem = problemIn(error);
      if (problem.code === 'profileFull') break;
    }
    failures = log.seconds() - before >= worthIt ? 0 : failures + 1;
    if (world.stop.aborted || (await isOver(world, roomId, log))) break;
    // Other links have to be asked for, and that is not for here.
    if (log.bytes() === 0 && failures >= streams.length && problem && refusals.has(problem.code)) break;
    broke();
    await world.pause(waitAfter(failures));
  }
  if (log.bytes() === 0 && !world.stop.aborted) throw nothingReceived(problem);
}

/** "Gone" is said of a post; a stream that is gone is over. */
function nothingReceived(problem: Problem | undefined): ClipkeepError {
  const code = problem?.code ?? 'liveEnded';
  const { retryAfter } = problem ?? {};
  return new ClipkeepError(code === 'gone' ? 'liveEnded' : code, {
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** The first try of another link is at once; then ever longer waits. */
function waitAfter(failures: number): number {
  return failures === 0 ? firstWait / 2 : Math.min(firstWait * 2 ** (failures - 1), longestWait);
}

async function isOver(world: RecorderWorld, roomId: string, log: RecordingLog): Promise<boolean> {
  if (world.now() - log.lastByteAt() > patience) return true;
  const reply = await world.askAlive(roomId);
  return reply !== undefined && !readAlive(reply).has(roomId);
}

/** Ends the recording while there is still room to join what was received. Gives what was left at the last look. */
function diskWatch(world: RecorderWorld, log: RecordingLog, end: () => void): () => number {
  let left = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = async () => {
    lookedAt = world.now();
    left = await world.diskLeft();
    if (left > 0 && left < log.bytes() + reserve) end();
  };
  return () => {
    if (Math.abs(world.now() - lookedAt) >= lookAtDiskMs) void look();
    return left;
  };
}
