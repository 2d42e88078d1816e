import type { ArchiveDb } from '@/lib/archive/db';
import { onePost } from '@/lib/archive/one-post';
import {
  dayOf,
  isLimited,
  longestWait,
  type Pace,
  readPace,
  type Trouble,
  turnOf,
} from '@/lib/archive/pace-clock';
import type { Problem } from '@/lib/tiktok/errors';
import {
  type Blame,
  blameFor,
  counted,
  isOffline,
  isRefusedLink,
  isServed,
  isUnserved,
  type Outcome,
  type Subject,
  troubleIn,
} from './blame';
import { quickDelay, quietDelay } from './delays';
import type { Ports } from './ports';

/** Who wants to ask TikTok for something. */
export interface Asker {
  /** Names this one request. */
  name: string;
  /** Whether the daily limit is not meant: the person waits for this one answer. */
  soft: boolean;
  /** It is neither a file nor a page of a list: the daily limit doesn't count it. */
  uncounted?: boolean;
}

/** The clock with this request on it; undefined where it has to wait. `limit`: requests in a day, 0 is none. */
export function grant(
  pace: Pace,
  { name, soft, uncounted }: Asker,
  limit: number,
  now: number,
): Pace | undefined {
  const { kind } = turnOf(pace, now);
  if (kind === 'quiet' || kind === 'probing' || (!soft && isLimited(pace, limit, now))) return undefined;
  const today = pace.day === dayOf(now) ? pace : newDay(pace, now);
  const probing = kind === 'probe' ? { probe: { name, at: now } } : {};
  return { ...today, asked: today.asked + (uncounted ? 0 : 1), ...probing };
}

/** The clock of a new day: what was refused long before says nothing of it; a rest that has only just ended still counts. */
function newDay({ unserved, broken, slowDowns, ...pace }: Pace, now: number): Pace {
  const rested = pace.quiet && Math.abs(now - pace.quiet.until) < longestWait;
  const kept = { slowDowns, ...(unserved ? { unserved } : {}), ...(broken === undefined ? {} : { broken }) };
  return { ...pace, ...(rested ? kept : { slowDowns: 0 }), day: dayOf(now), asked: 0, doubts: 0 };
}

/** Asks the clock for one request and writes it down. Gives whether it may go. `more`: what else the clock is to say. */
export function takeTurn(ports: Ports, asker: Asker, limit: number, more: Partial<Pace> = {}) {
  return changePace(ports.db, (pace) => {
    const granted = grant(pace, asker, limit, ports.now());
    return granted && { ...granted, ...more };
  });
}

/**
 * Notes how a request ended, and gives whose fault it is where it ended with a problem. "Slow down" is meant for all that
 * this browser profile asks: quiet, longer each time; those that were under way together say it once. So is a connection
 * that is gone, and a refusal of everything. A human check lets every running job wait for the person.
 */
export async function noteAnswer(
  { db, now, announce }: Ports,
  name: string,
  outcome: Outcome,
  subject?: Subject,
): Promise<Blame> {
  if (typeof outcome === 'object' && outcome.code === 'humanCheck') {
    announce(await stopForCheck(db, outcome));
    return 'theirs';
  }
  return db.transaction('rw', db.facts, async () => {
    const before = await readPace(db);
    const after = heard(before, name, outcome, now(), subject);
    if (after) await db.facts.put({ name: 'pace', value: after });
    if (typeof outcome !== 'object') return 'theirs';
    return blameFor(after ?? before, outcome, subject, before.probe?.name === name);
  });
}

/** The clock after a request has ended; undefined where that says nothing new. */
export function heard(
  pace: Pace,
  name: string,
  outcome: Outcome,
  now: number,
  subject?: Subject,
): Pace | undefined {
  const isProbe = pace.probe?.name === name;
  const next = counted(pace, outcome, subject);
  if (typeof outcome === 'object') {
    if (isRefusedLink(next, outcome, subject)) return alone(next, isProbe);
    const why = troubleIn(next, outcome, subject);
    if (outcome.code === 'slowDown' || why)
      return slowed(explained(next, outcome, subject), outcome, isProbe, now, why);
  }
  if (!isProbe) return next === pace ? undefined : next;
  const { probe, ...rest } = next;
  // What isn't served of the other kind still is not.
  if (isServed(outcome)) return isUnserved(next) ? rest : { ...rest, careful: false, slowDowns: 0 };
  // Nothing was learned: another one goes, but not in the same breath.
  return outcome === 'lost' ? rest : { ...rest, quiet: { from: now, until: now + quickDelay } };
}

/** From now on one request goes, then the next. */
function alone({ probe, ...pace }: Pace, isProbe: boolean): Pace {
  return { ...pace, ...(isProbe || !probe ? {} : { probe }), careful: true };
}

/** A connection that is gone explains what else was not served. */
function explained({ unserved, ...pace }: Pace, problem: Problem, subject: Subject | undefined): Pace {
  const offline = subject && isOffline(pace, problem, subject);
  return unserved && !offline ? { ...pace, unserved } : pace;
}

/** Only a probe, or the first of all, says it anew; the others were on their way before. */
function slowed(pace: Pace, problem: Problem, isProbe: boolean, now: number, why: Trouble | undefined): Pace {
  const anew = isProbe || pace.slowDowns === 0;
  const slowDowns = anew ? pace.slowDowns + 1 : pace.slowDowns;
  const until = now + (anew ? quietDelay(problem, slowDowns) : (problem.retryAfter ?? 0));
  const known = turnOf(pace, now);
  const longer = known.kind !== 'quiet' || until > known.until;
  const quiet = longer && until > now ? { quiet: { from: now, until, ...(why ? { why } : {}) } } : {};
  return { ...alone(pace, isProbe), slowDowns, ...quiet };
}

/** Nothing is asked any more until the person says so; then one request goes first. Gives the posts whose own jobs wait now. */
function stopForCheck(db: ArchiveDb, problem: Problem): Promise<string[]> {
  return db.transaction('rw', db.facts, db.jobs, async () => {
    await beCareful(db);
    const running = await db.jobs.where('state').equals('running').toArray();
    await db.jobs.bulkPut(running.map((job) => ({ ...job, state: 'paused' as const, problem })));
    return running.flatMap(onePost);
  });
}

/** The next request goes alone, at once unless TikTok asked for a rest. Runs inside a transaction over `facts`, or by itself. */
export async function beCareful(db: ArchiveDb): Promise<void> {
  await changePace(db, ({ probe, quiet, ...pace }) => ({
    ...pace,
    careful: true,
    ...(quiet && !quiet.why ? { quiet } : {}),
  }));
}

/** What was refused says nothing any more, and how often all rested for it. Runs inside a transaction over `facts`, or by itself. */
export async function forgetRefusals(db: ArchiveDb): Promise<void> {
  await changePace(db, ({ unserved, ...pace }) => ({ ...pace, slowDowns: 0 }));
}

/** Somebody has reason to think that the connection is back, or wants to know: one request tries it now. */
export async function endOutage(db: ArchiveDb): Promise<void> {
  await changePace(db, ({ quiet, ...pace }) => (quiet?.why === 'network' ? pace : undefined));
}

/** Whether the next request is only to show that TikTok can be reached: then what broke is a host or a list, not the connection. */
export function asksFirst(pace: Pace, now: number): boolean {
  return (pace.broken ?? 0) > 0 && turnOf(pace, now).kind === 'probe';
}

/** The person says that today's limit is none today. */
export async function liftLimit(db: ArchiveDb, now: number): Promise<void> {
  await changePace(db, (pace) => ({ ...pace, liftedOn: dayOf(now) }));
}

/** Changes the clock in one transaction, from what it says then. Gives whether there was anything to write. */
export function changePace(db: ArchiveDb, change: (pace: Pace) => Pace | undefined): Promise<boolean> {
  return db.transaction('rw', db.facts, async () => {
    const next = change(await readPace(db));
    if (next) await db.facts.put({ name: 'pace', value: next });
    return next !== undefined;
  });
}
