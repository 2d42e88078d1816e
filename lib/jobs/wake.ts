import { type OpenJob, savingFiles } from '@/lib/archive/open-jobs';
import {
  endOfWait,
  heedsLimit,
  isLimited,
  nextMidnight,
  type Pace,
  readPace,
  turnOf,
} from '@/lib/archive/pace-clock';
import { errands } from './ask-next';
import { needsPost } from './needs';
import type { JobSettings, Ports } from './ports';
import { nextLook } from './watchdog';

/** Never sooner than this (ms): what is due now but not done is being done by somebody else. */
const shortest = 1_000;

/**
 * When something is due next if nothing happens before, Unix ms; undefined when all is quiet. `open`: what is open,
 * undefined while the clock lets nothing go.
 */
export async function nextDue(ports: Ports, open: OpenJob[] | undefined): Promise<number | undefined> {
  const [pace, now, settings] = [await readPace(ports.db), ports.now(), await ports.settings()];
  const turn = turnOf(pace, now);
  const clock = 'until' in turn ? [turn.until] : workDue(open ?? [], pace, settings, now);
  const times = [...(await watchdogs(ports)), ...clock];
  return times.length === 0 ? undefined : Math.max(Math.min(...times), now + shortest);
}

/** When there is work to do; for those whom the daily limit holds up, tomorrow. */
function workDue(
  open: OpenJob[],
  pace: Pace,
  { pace: pause, dailyLimit }: JobSettings,
  now: number,
): number[] {
  const limited = isLimited(pace, dailyLimit, now);
  const free = open.filter(({ job }) => !limited || !heedsLimit(job));
  const asks = errands(free, pace, now).map(({ at }) => Math.max(at, endOfWait(pace.nextAt, now, pause.max)));
  return [...filesDue(free, now), ...asks, ...(free.length < open.length ? [nextMidnight(now)] : [])];
}

/** Files that back off. Those that only wait for a slot are woken by the file that leaves it. */
function filesDue(open: OpenJob[], now: number): number[] {
  const waiting = open.flatMap(({ planned }) => planned).filter((row) => !needsPost(row));
  return waiting.map((row) => endOfWait(row.retryAt, now)).filter((time) => time > now);
}

async function watchdogs(ports: Ports): Promise<number[]> {
  return (await savingFiles(ports.db)).map(nextLook);
}
