import { type ProblemCode, words } from './problem-words';

export type { ProblemCode } from './problem-words';

/** What is stored on a row and shown to the person. Plain data: it goes through messages and Dexie. */
export interface Problem {
  code: ProblemCode;
  /** What happened and what to do next, in words. */
  sentence: string;
  /** Whether trying again by ourselves can help. */
  retryable: boolean;
  /** TikTok's own wish (`Retry-After`), milliseconds. */
  retryAfter?: number;
  /** What TikTok says to the person, in words of its own. */
  said?: string;
}

/** The one family of expected failures. */
export class ClipkeepError extends Error {
  override readonly name = 'ClipkeepError';
  readonly problem: Problem;

  /** `detail` is for the log only, never shown. */
  constructor(code: ProblemCode, more: { retryAfter?: number; detail?: string; said?: string } = {}) {
    const problem = problemOf(code, more.retryAfter, more.said);
    super(more.detail ? `${problem.sentence} (${more.detail})` : problem.sentence);
    this.problem = problem;
  }
}

/** The problem that a code stands for; `retryAfter` in milliseconds, `said` by TikTok. */
export function problemOf(code: ProblemCode, retryAfter?: number, said = ''): Problem {
  const [happened, then] = words[code];
  const sentence = [happened, quoted(said), then].filter(Boolean).join(' ');
  const more = { ...(retryAfter === undefined ? {} : { retryAfter }), ...(said ? { said } : {}) };
  return { code, sentence, retryable: then !== false, ...more };
}

function quoted(said: string): string {
  return said && `TikTok says: “${said}”`;
}

type Told = Pick<Problem, 'code' | 'sentence' | 'said'>;

/** What a problem says without what Clipkeep would do next. One that this version doesn't know keeps its words. */
export function whatHappened({ code, sentence, said = '' }: Told): string {
  const happened = wordsOf(code)?.[0];
  return happened ? [happened, quoted(said)].filter(Boolean).join(' ') : sentence;
}

/** What a problem says where nothing is tried again by itself: what the person can do. */
export function lastWords(problem: Told): string {
  const atLast = wordsOf(problem.code)?.[2];
  return atLast ? `${whatHappened(problem)} ${atLast}` : whatHappened(problem);
}

/** A row may come from a newer version. */
function wordsOf(code: string) {
  return Object.hasOwn(words, code) ? words[code as ProblemCode] : undefined;
}

/** The problem inside an expected failure; a bug is thrown on. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ClipkeepError) return error.problem;
  throw error;
}
