import type { ArchiveDb } from './db';
import type { JobRow } from './rows';

/** One clock for everything asked of TikTok in this browser profile: a row of `facts`, changed only in transactions. */
export interface Pace {
  /** Unix ms before which no page of a list is asked: the random pause. */
  nextAt: number;
  /** Whose turn it was last: jobs take turns. */
  lastJob: number;
  /** Rests in a row, whatever was asked. */
  slowDowns: number;
  /** Nothing is asked between both, Unix ms: without a `why`, because TikTok asked to slow down. */
  quiet?: { from: number; until: number; why?: Trouble };
  /** After a rest or a human check: one request goes, the others wait for what comes of it. */
  careful: boolean;
  /** Requests in a row that nothing came back from. */
  broken?: number;
  /** Posts or lists in a row that were not served, each met so for the first time. */
  unserved?: Partial<Record<Kind, string[]>>;
  /** How often today it turned out that others were served all the while: the next time it takes more to believe it. */
  doubts?: number;
  /** The one request that went: its name, and when (Unix ms). */
  probe?: { name: string; at: number };
  /** The local day that `asked` counts, as `2026-11-23`. */
  day: string;
  /** What was asked for that day, files and pages, each once. */
  asked: number;
  /** The day for which the person has lifted the daily limit. */
  liftedOn?: string;
}

/** Why there is a rest that TikTok didn't ask for: nothing gets through, or it serves nobody. */
export type Trouble = 'network' | 'refused';

/** Requests for files, and all others: TikTok may serve one kind and not the other. */
export type Kind = 'media' | 'asks';

/** What the clock allows: everything, one request, or nothing before `until` (Unix ms). */
export type Turn =
  | { kind: 'open' }
  | { kind: 'probe' }
  | { kind: 'quiet'; until: number }
  | { kind: 'probing'; until: number };

/** A request of which nothing was heard for this long (ms) died with its worker. */
const probePatience = 120_000;
/** The longest that a file or a list waits by itself, ms. */
export const longestWait = 600_000;
/** A clock that is set by this much (ms) at most is only being adjusted. */
export const clockSlack = 60_000;

const fresh: Pace = { nextAt: 0, lastJob: 0, slowDowns: 0, careful: false, day: '', asked: 0 };

/** The clock as it is written down; before anything was asked, a fresh one. */
export async function readPace(db: ArchiveDb): Promise<Pace> {
  const row = await db.facts.get('pace');
  return { ...fresh, ...(row?.value as Partial<Pace> | undefined) };
}

/** What the clock allows at `now`, the daily limit aside. */
export function turnOf({ quiet, careful, probe }: Pace, now: number): Turn {
  if (quiet && isBetween(quiet.from, quiet.until, now)) return { kind: 'quiet', until: quiet.until };
  if (!careful) return { kind: 'open' };
  const until = (probe?.at ?? 0) + probePatience;
  return probe && isBetween(probe.at, until, now) ? { kind: 'probing', until } : { kind: 'probe' };
}

/** Whether a job is for one post of the person's choice. */
export function isSoft({ target }: Pick<JobRow, 'target'>): boolean {
  const { awemeIds = [], links = [] } = target;
  return awemeIds.length + links.length === 1;
}

/** Whether the daily limit holds a job up: neither one post of the person's choice, nor a live stream, which is gone tomorrow. */
export function heedsLimit(job: Pick<JobRow, 'target' | 'recording'>): boolean {
  return !isSoft(job) && job.recording === undefined;
}

/** Whether as much was asked today as is to be asked in a day; `limit` 0 is none. */
export function isLimited({ day, asked, liftedOn }: Pace, limit: number, now: number): boolean {
  const today = dayOf(now);
  return limit > 0 && liftedOn !== today && (day === today ? asked : 0) >= limit;
}

/**
 * When a wait ends that was written down as a time, Unix ms. One that is further ahead than any wait (`longest`, ms) was
 * written before the clock was set back, and is over.
 */
export function endOfWait(at: number | undefined, now: number, longest = longestWait): number {
  return at !== undefined && at - now <= longest + clockSlack ? at : 0;
}

/** The day of the person's calendar, as `2026-11-23`. */
export function dayOf(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** The next midnight of the person's clock, Unix ms. */
export function nextMidnight(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** A clock that says a time before `from` was set back: how long it has been, nobody knows, so it is over. */
function isBetween(from: number, until: number, now: number): boolean {
  return now >= from - clockSlack && now < until;
}
