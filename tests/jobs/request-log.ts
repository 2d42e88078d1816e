import { ClipkeepError, type Problem, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import type { World } from './world';

/** One request as it left for TikTok. */
export interface Request {
  kind: 'media' | 'list' | 'page';
  /** Seconds since the log began. */
  at: number;
  /** Files that were asked for before and have not had a byte yet. */
  unanswered: number;
}

/** Writes down every request of a world from now on. `spoil` may answer one with a problem: media by content, else by kind. */
export function logRequests(world: World, spoil: (request: Request) => Problem | undefined): Request[] {
  const { platform, tiktok } = world;
  const log: Request[] = [];
  const start = platform.clock;
  const note = (kind: Request['kind']) => {
    const held = [...platform.transfers.values()].map(({ holding }) => holding);
    const unanswered = held.filter(({ stage, received }) => stage === 'fetching' && received === 0).length;
    const request = { kind, at: (platform.clock - start) / 1000, unanswered };
    log.push(request);
    return spoil(request);
  };
  const [begin, spoilt] = [platform.begin, new Map<string, Problem>()];
  platform.begin = (attempt, request) => {
    const known = platform.begun.length;
    const problem = request.kind === 'fetch' && !platform.transfers.has(attempt) ? note('media') : undefined;
    begin(attempt, request);
    const content = platform.begun[known]?.content;
    if (problem && content !== undefined) spoilt.set(content, problem);
  };
  platform.spoilTransfer = (content) => {
    const problem = spoilt.get(content);
    spoilt.delete(content);
    return problem;
  };
  const { twist } = tiktok;
  tiktok.twist = (ask, nth) => {
    const problem = note(ask.kind === 'page' ? 'page' : 'list');
    if (problem) throw new ClipkeepError(problem.code, retryAfterOf(problem));
    return twist(ask, nth);
  };
  return log;
}

/** Answers the nth request (from 1) of a kind with a problem; several are possible. */
export function spoilNth(kind: Request['kind'], nth: number[], code: ProblemCode, retryAfter?: number) {
  let seen = 0;
  return (request: Request) => {
    if (request.kind !== kind) return undefined;
    seen += 1;
    return nth.includes(seen) ? problemOf(code, retryAfter) : undefined;
  };
}

function retryAfterOf({ retryAfter }: Problem): { retryAfter?: number } {
  return retryAfter === undefined ? {} : { retryAfter };
}
