import type { Kind, Pace, Trouble } from '@/lib/archive/pace-clock';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { records } from '@/lib/assets/index';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';

/** What a request was about: which kind, of which post or list, and whether it went wrong with that one before. */
export interface Subject {
  kind: Kind;
  of: string;
  again: boolean;
}

/** How a request ended: well, with a problem, or nobody knows. */
export type Outcome = Problem | 'well' | 'lost';

/** Whose a problem is: of what was asked for, nobody's there (it costs no try), or lasting long enough to stop for the person. */
export type Blame = 'theirs' | 'nobody' | 'enough';

/** So many posts or lists in a row that are not served are no chance; twice as many after each time that it was one. */
const noChance = 3;
const mostDoubts = 3;
/** Rests after which it was no false alarm. */
const surely = 5;
/** Rests in a row, half an hour, after which it is the person's turn. */
const mostRests = 7;

/** Nothing came back. */
const silence: ReadonlySet<ProblemCode> = new Set(['network', 'stalled']);

/** What may be TikTok's word about us, not about what was asked for. An empty list is not: that is everyday. */
const unserved: Readonly<Record<Kind, ReadonlySet<ProblemCode>>> = {
  media: new Set([...silence, 'denied', 'notMedia', 'server']),
  asks: new Set(['server']),
};

/** Answers about the thing that was asked for: TikTok serves us. */
const servesUs: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  ...(['private', 'gone', 'noSuchUser', 'noSuchList', 'region', 'ageGate', 'signIn'] as const),
  ...(['unreadable', 'unknownHost', 'liveRefused'] as const),
]);

/** A file, as what a request is about; a recording has a worker of its own that asks again. */
export function aboutFile({ awemeId, asset, tries }: FileRow): Subject | undefined {
  return records(asset) ? undefined : { kind: 'media', of: awemeId, again: tries > 0 };
}

/** Whether a file failed with what may be a word about us: the same once more is not, for others were served. */
export function failedRefused({ asset, state, problem }: FileRow): boolean {
  return state === 'failed' && problem !== undefined && !records(asset) && unserved.media.has(problem.code);
}

/** A file's post or parts, as what a request is about. */
export function aboutPost({ awemeId, tries }: FileRow): Subject {
  return { kind: 'asks', of: awemeId, again: tries > 0 };
}

/** A job's list, as what a request is about. */
export function aboutList({ id, listTries }: JobRow): Subject {
  return { kind: 'asks', of: `list ${id}`, again: listTries > 0 };
}

/** Whether an answer shows that TikTok serves us: it went well, or says something of what was asked for. */
export function isServed(outcome: Outcome): boolean {
  return outcome === 'well' || (typeof outcome === 'object' && servesUs.has(outcome.code));
}

/** Whether nothing came back. */
export function isSilence(problem: Pick<Problem, 'code'> | undefined): boolean {
  return problem !== undefined && silence.has(problem.code);
}

/** The clock with an answer counted; the same where that changes nothing. */
export function counted(pace: Pace, outcome: Outcome, subject: Subject | undefined): Pace {
  if (!subject || outcome === 'lost') return pace;
  if (typeof outcome === 'object' && isSilence(outcome))
    return countUnserved({ ...pace, broken: (pace.broken ?? 0) + 1 }, outcome, subject);
  const { broken, ...heard } = pace;
  const now = broken === undefined ? pace : heard;
  if (isServed(outcome)) return forgetUnserved(now, subject.kind);
  return typeof outcome === 'object' ? countUnserved(now, outcome, subject) : now;
}

/** Why the clock, with this answer counted, asks for a rest by itself; undefined where it doesn't. */
export function troubleIn(pace: Pace, problem: Problem, subject: Subject | undefined): Trouble | undefined {
  if (!subject) return undefined;
  if (isOffline(pace, problem, subject)) return 'network';
  if (!unserved[subject.kind].has(problem.code) || !isUnserved(pace, subject.kind)) return undefined;
  return isSilence(problem) ? 'network' : 'refused';
}

/** Whether a file's link is refused, as all others are: with a new link, one of them is to show what that means. */
export function isRefusedLink(pace: Pace, { code }: Problem, subject: Subject | undefined): boolean {
  return subject !== undefined && isOldLink(code, subject.kind) && isUnserved(pace, subject.kind);
}

/** TikTok itself can't be reached, twice in a row: so nothing can. */
export function isOffline(pace: Pace, problem: Problem, { kind }: Subject): boolean {
  return kind === 'asks' && isSilence(problem) && (pace.broken ?? 0) >= 2;
}

/** Whose a problem is, by the clock that has heard it. */
export function blameFor(
  pace: Pace,
  problem: Problem,
  subject: Subject | undefined,
  wasProbe: boolean,
): Blame {
  if (problem.code === 'slowDown') return 'nobody';
  if (!subject) return 'theirs';
  if (isOffline(pace, problem, subject)) return 'nobody';
  if (!unserved[subject.kind].has(problem.code) && !isSilence(problem)) return 'theirs';
  if (!isUnserved(pace, subject.kind)) return pace.careful && !wasProbe ? 'nobody' : 'theirs';
  return wasProbe && pace.slowDowns > mostRests ? 'enough' : 'nobody';
}

/** Whether a kind of request is served to nobody, or one of any kind. */
export function isUnserved(pace: Pace, kind?: Kind): boolean {
  const { unserved = {} } = pace;
  const kinds = kind ? [unserved[kind]] : Object.values(unserved);
  return kinds.some((met = []) => met.length >= enoughFor(pace));
}

/** One link has run out; where all have, it's another thing. */
function isOldLink(code: ProblemCode, kind: Kind): boolean {
  return kind === 'media' && code === 'expired';
}

function countUnserved(pace: Pace, { code }: Problem, { kind, of, again }: Subject): Pace {
  const known = pace.unserved?.[kind] ?? [];
  const counts = unserved[kind].has(code) || isOldLink(code, kind);
  if (again || !counts || known.length >= enoughFor(pace) || known.includes(of)) return pace;
  return { ...pace, unserved: { ...pace.unserved, [kind]: [...known, of] } };
}

function forgetUnserved(pace: Pace, kind: Kind): Pace {
  if (!pace.unserved?.[kind]) return pace;
  const { [kind]: met, ...others } = pace.unserved;
  return { ...pace, unserved: others, ...(isUnserved(pace, kind) ? { doubts: doubtsAfter(pace) } : {}) };
}

function doubtsAfter({ doubts = 0, slowDowns }: Pace): number {
  return slowDowns >= surely ? 0 : Math.min(doubts + 1, mostDoubts);
}

function enoughFor({ doubts = 0 }: Pace): number {
  return noChance * 2 ** doubts;
}
