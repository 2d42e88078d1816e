import type { LiveFigures, RecordingEnd } from '@/lib/archive/live-figures';
import type { StreamLink } from '@/lib/assets/asset';
import type { RecordRequest } from '@/lib/jobs/ports';
import { ClipkeepError, type Problem, problemIn } from '@/lib/tiktok/errors';
import { rankStreams } from '@/lib/tiktok/pick-stream';
import { createDiskWatch } from './disk-watch';
import { createLineup, isRefusal, type Lineup } from './lineup';
import { createOnAir } from './on-air';
import { createPartWriter, type PartWriter } from './part-writer';
import { createReceive } from './receive';
import type { RecorderWorld } from './recorder-world';
import type { RecordingFiles } from './recording-files';
import { createRecordingLog, type RecordingLog } from './recording-log';
import { createStandIn } from './stand-in';

const firstWait = 1_000;
const longestWait = 30_000;
/** A connection that gave less (seconds) counts as failed: else one that is cut at once would be asked for without rest. */
const worthIt = 1;
/** After so many failures in a row a room is asked for new links whatever the old ones answer. */
const manyFailures = 3;

/** Where what is received goes; `had`: bytes that are there from earlier attempts. */
export type RecordingTarget = Pick<RecordingFiles, 'addPart'> & { had: number };

/**
 * Receives a live stream into parts until it ends, is stopped or has reached a limit; what breaks is taken up again, by
 * another link where one fails. Gives what it came to. Throws ClipkeepError only where nothing was received at all.
 */
export async function record(
  request: RecordRequest,
  files: RecordingTarget,
  world: RecorderWorld,
  tell: (figures: LiveFigures, bytes: number) => void,
): Promise<LiveFigures> {
  const log = createRecordingLog(request, files.had, world.now);
  const full = new AbortController();
  const inside = { ...world, stop: AbortSignal.any([world.stop, full.signal]) };
  const lookAtDisk = createDiskWatch(world, () => full.abort('disk'));
  const note = (phase: LiveFigures['phase']) => {
    if (log.isFull()) full.abort('limit');
    tell(log.figures(phase, lookAtDisk()), log.bytes());
  };
  const parts = createPartWriter(files, world.now);
  try {
    const end = log.isFull() ? 'limit' : await receiveAll(request, inside, { parts, log, note });
    const ended = full.signal.aborted ? (full.signal.reason as RecordingEnd) : end;
    return { ...log.figures('joining', lookAtDisk()), ended };
  } finally {
    parts.close();
  }
}

interface Desk {
  parts: PartWriter;
  log: RecordingLog;
  note(phase: LiveFigures['phase']): void;
}

async function receiveAll(request: RecordRequest, world: RecorderWorld, desk: Desk): Promise<RecordingEnd> {
  const { log, note } = desk;
  const lineup = createLineup(request.streams);
  const onAir = createOnAir(world, request.roomId);
  const connect = createConnect(world, desk, lineup);
  let problem: Problem | undefined;
  for (let failures = 0; lineup.stream; ) {
    const before = log.seconds();
    const came = await connect(lineup.stream);
    problem = came.problem;
    if (problem?.code === 'profileFull') return endedBy('disk', log, problem);
    if (world.stop.aborted) return 'stopped';
    const brought = log.seconds() - before >= worthIt;
    failures = brought ? 0 : failures + 1;
    const { answered, alive, streams } = await onAir.ask(log.bytes() > 0 && wantsLinks(problem, failures));
    const end = onAir.end(alive, { brought, answered: answered || came.answered });
    if (end) return endedBy(end, log, problem);
    if (brought) lineup.brought();
    else if (answered || problem?.code !== 'network') lineup.failed(problem);
    const links = rankStreams(streams, request.quality);
    if (links.length > 0 && lineup.renew(links)) failures = 0;
    // Other links have to be asked for, and that is not for here.
    if (log.bytes() === 0 && failures >= lineup.size && isRefusal(problem)) break;
    note('reconnecting');
    await world.pause(waitAfter(Math.ceil(failures / lineup.size)), world.stop);
    if (world.stop.aborted) return 'stopped';
  }
  return endedBy('over', log, problem);
}

/** What came of one connection: a problem, or none, and whether anybody answered. */
interface Outcome {
  problem: Problem | undefined;
  answered: boolean;
}

function createConnect(world: RecorderWorld, { parts, log, note }: Desk, lineup: Lineup) {
  const standIn = createStandIn(world, lineup);
  const write = (bytes: Uint8Array) => {
    parts.write(bytes);
    note('recording');
    standIn.look();
  };
  const receive = createReceive({ ...parts, write }, log);
  return async (stream: StreamLink): Promise<Outcome> => {
    let answered = false;
    const open: RecorderWorld['open'] = async (url, signal) => {
      const response = await world.open(url, signal);
      answered = true;
      return response;
    };
    try {
      const stop = AbortSignal.any([world.stop, standIn.connect()]);
      await receive({ ...world, stop, open }, stream);
      return { problem: undefined, answered };
    } catch (error) {
      const problem = problemIn(error);
      return { problem, answered: answered || !isBroken(problem) };
    }
  };
}

function wantsLinks(problem: Problem | undefined, failures: number): boolean {
  return isRefusal(problem) || (failures >= manyFailures && problem?.code !== 'network');
}

/** Whether nobody answered. */
function isBroken({ code }: Problem): boolean {
  return code === 'network' || code === 'stalled';
}

function endedBy(end: RecordingEnd, log: RecordingLog, problem: Problem | undefined): RecordingEnd {
  if (log.bytes() === 0) throw nothingReceived(problem);
  return end;
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
function waitAfter(rounds: number): number {
  return rounds === 0 ? firstWait / 2 : Math.min(firstWait * 2 ** (rounds - 1), longestWait);
}
