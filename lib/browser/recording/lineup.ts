import type { StreamLink } from '@/lib/assets/asset';
import type { Problem, ProblemCode } from '@/lib/tiktok/errors';

/** Which of a broadcast's streams is received: the best one that comes. */
export interface Lineup {
  readonly size: number;
  /** Undefined where there is none at all. */
  readonly stream: StreamLink | undefined;
  /** The better one that `stream` stands in for. */
  readonly better: StreamLink | undefined;
  /** The stream brought something. */
  brought(): void;
  /** It brought nothing. `problem`: why; none where it just ended. */
  failed(problem: Problem | undefined): void;
  /** The best one is to be had again. */
  backUp(): void;
  /** Newer links. Gives whether they are of other streams: then the best one comes first again. */
  renew(streams: readonly StreamLink[]): boolean;
}

/** What a link answers that no waiting cures. */
const refusals: ReadonlySet<ProblemCode> = new Set(['expired', 'gone', 'notMedia', 'unrecordable']);
/** What says nothing of the link: the connection, or the whole of TikTok. */
const blameless: ReadonlySet<ProblemCode> = new Set(['network', 'stalled', 'slowDown']);
/** So often a stream may fail through what is not its fault. */
const mostFailures = 3;

/** Whether a link is refused for good. */
export function isRefusal(problem: Problem | undefined): boolean {
  return problem !== undefined && refusals.has(problem.code);
}

/** A link without what is signed anew each time. */
export function placeOf(url: string): string {
  return url.replace(/[?#].*$/, '');
}

/** `given`: best first. A stream that has worked is not given up for one bad answer, and none for a broken connection. */
export function createLineup(given: readonly StreamLink[]): Lineup {
  let streams = given;
  let at = 0;
  let failures = 0;
  let worked = false;
  const turnTo = (next: number) => {
    [at, failures, worked] = [next, 0, false];
  };
  const patience = (problem: Problem | undefined): number => {
    if (problem && blameless.has(problem.code)) return mostFailures;
    return worked ? 2 : 1;
  };
  return {
    get size() {
      return streams.length;
    },
    get stream() {
      return streams[at];
    },
    get better() {
      return at > 0 ? streams[0] : undefined;
    },
    brought() {
      [failures, worked] = [0, true];
    },
    failed(problem) {
      failures += 1;
      if (failures >= patience(problem)) turnTo((at + 1) % Math.max(1, streams.length));
    },
    backUp: () => turnTo(0),
    renew(next) {
      const sameOnes =
        next.map(({ url }) => placeOf(url)).join() === streams.map(({ url }) => placeOf(url)).join();
      streams = next;
      if (!sameOnes) turnTo(0);
      return !sameOnes;
    },
  };
}
