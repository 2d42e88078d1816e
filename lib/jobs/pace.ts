import type { ArchiveDb } from '@/lib/archive/db';
import { dayOf, isLimited, type Pace, readPace, turnOf } from '@/lib/archive/pace-clock';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';
import { quickDelay, quietDelay } from './delays';
import type { Ports } from './ports';

/** Who wants to ask TikTok for something. */
export interface Asker {
  /** Names this one request. */
  name: string;
  /** Whether the daily limit is not meant: the person waits for this one answer. */
  soft: boolean;
}

/** How a request ended: well, with a problem, or nobody knows. */
export type Outcome = Problem | 'well' | 'lost';

/** Answers about the thing that was asked for: TikTok serves us. */
const servesUs: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['private', 'gone', 'noSuchUser', 'noSuchList', 'region', 'ageGate', 'signIn'] as const),
  ...(['unreadable', 'unknownHost'] as const),
]);

/** The clock with this request on it; undefined where it has to wait. `limit`: requests in a day, 0 is none. */
export function grant(pace: Pace, { name, soft }: Asker, limit: number, now: number): Pace | undefined {
  const { kind } = turnOf(pace, now);
  if (kind === 'quiet' || kind === 'probing' || (!soft && isLimited(pace, limit, now))) return undefined;
  const day = dayOf(now);
  const asked = pace.day === day ? pace.asked + 1 : 1;
  return { ...pace, day, asked, ...(kind === 'probe' ? { probe: { name, at: now } } : {}) };
}

/** Asks the clock for one request and writes it down. Gives whether it may go. `more`: what else the clock is to say. */
export function takeTurn(ports: Ports, asker: Asker, limit: number, more: Partial<Pace> = {}) {
  return changePace(ports.db, (pace) => {
    const granted = grant(pace, asker, limit, ports.now());
    return granted && { ...granted, ...more };
  });
}

/**
 * Notes how a request ended. "Slow down" is meant for all that this browser profile asks: quiet, longer each time; those
 * that were under way together say it once. A human check lets every running job wait for the person.
 */
export async function noteAnswer({ db, now }: Ports, name: string, outcome: Outcome): Promise<void> {
  if (typeof outcome === 'object' && outcome.code === 'humanCheck') return stopForCheck(db, outcome);
  await changePace(db, (pace) => heard(pace, name, outcome, now()));
}

/** The clock after a request has ended; undefined where that says nothing new. */
export function heard(pace: Pace, name: string, outcome: Outcome, now: number): Pace | undefined {
  const isProbe = pace.probe?.name === name;
  if (typeof outcome === 'object' && outcome.code === 'slowDown') return slowed(pace, outcome, isProbe, now);
  if (!isProbe) return undefined;
  const { probe, ...rest } = pace;
  if (outcome === 'well' || (outcome !== 'lost' && servesUs.has(outcome.code)))
    return { ...rest, careful: false, slowDowns: 0 };
  // Nothing was learned: another one goes, but not in the same breath.
  return outcome === 'lost' ? rest : { ...rest, quiet: { from: now, until: now + quickDelay } };
}

/** Only a probe, or the first of all, says it anew; the others were on their way before. */
function slowed(pace: Pace, problem: Problem, isProbe: boolean, now: number): Pace {
  const { probe, ...rest } = pace;
  const anew = isProbe || pace.slowDowns === 0;
  const slowDowns = anew ? pace.slowDowns + 1 : pace.slowDowns;
  const until = now + (anew ? quietDelay(problem, slowDowns) : (problem.retryAfter ?? 0));
  const known = turnOf(pace, now);
  const longer = known.kind !== 'quiet' || until > known.until;
  const quiet = longer && until > now ? { quiet: { from: now, until } } : {};
  return { ...rest, ...(isProbe || !probe ? {} : { probe }), slowDowns, careful: true, ...quiet };
}

/** Nothing is asked any more until the person says so; then one request goes first. */
function stopForCheck(db: ArchiveDb, problem: Problem): Promise<void> {
  return db.transaction('rw', db.facts, db.jobs, async () => {
    await beCareful(db);
    const running = await db.jobs.where('state').equals('running').toArray();
    await db.jobs.bulkPut(running.map((job) => ({ ...job, state: 'paused' as const, problem })));
  });
}

/** The next request goes alone. Runs inside a transaction over `facts`, or by itself. */
export async function beCareful(db: ArchiveDb): Promise<void> {
  await changePace(db, ({ probe, ...pace }) => ({ ...pace, careful: true }));
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
