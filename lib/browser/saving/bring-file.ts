import { checkFile } from '@/lib/tiktok/bytes';
import { ClipkeepError, type Problem, type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import { rewrite } from './rewrite';
import type { SyncHandle } from './scratch';
import { mostBytes, type OnBytes, streamCandidate } from './stream-candidate';
import { type FetchRequest, plainBytes } from './worker-messages';

/** A checked file: its size in bytes and what the bytes themselves say it is. */
export interface Brought {
  size: number;
  ext: string;
  mime: string;
}

/** Problems that the next candidate cannot cure. */
const final: ReadonlySet<ProblemCode> = new Set(['slowDown', 'humanCheck', 'profileFull']);
/** Nothing of the file came. */
const refusals: ReadonlySet<ProblemCode> = new Set(['expired', 'notMedia', 'server', 'network', 'stalled']);
/** Two gears with their mirrors: where so many candidates in a row give nothing, the others won't either. */
const mostRefusals = 6;

/**
 * Fills the file with the best candidate that is whole, what was expected, and has its sound. Throws ClipkeepError
 * when none is: the best candidate's problem, unless that one is merely missing and another had a curable one.
 */
export async function bringFile(
  request: FetchRequest,
  handle: SyncHandle,
  onBytes: OnBytes,
): Promise<Brought> {
  const problems: Problem[] = [];
  for (const candidate of request.candidates) {
    try {
      const streamed = await streamCandidate(candidate, handle, onBytes, mostBytes[request.expect]);
      handle.flush();
      const kind = await checkFile({ ...streamed, expect: request.expect, read: readerOf(handle) });
      if (request.transform) return rewrite(request.transform, handle, streamed.size);
      return { size: streamed.size, ext: kind.ext, mime: request.expect === 'text' ? plainBytes : kind.mime };
    } catch (error) {
      const problem = problemIn(error);
      problems.push(problem);
      if (final.has(problem.code) || problems.slice(-mostRefusals).filter(isRefusal).length === mostRefusals)
        break;
    }
  }
  throw worst(problems);
}

function isRefusal({ code }: Problem): boolean {
  return refusals.has(code);
}

function worst(problems: Problem[]): ClipkeepError {
  const last = problems.at(-1);
  const told =
    last && final.has(last.code) ? last : (problems.find(({ code }) => code !== 'gone') ?? problems[0]);
  const { code, retryAfter } = told ?? { code: 'nothingToSave' as const };
  return new ClipkeepError(code, retryAfter === undefined ? {} : { retryAfter });
}

function readerOf(handle: SyncHandle): (offset: number, length: number) => Promise<Uint8Array> {
  return async (offset, length) => {
    const buffer = new Uint8Array(length);
    return buffer.subarray(0, handle.read(buffer, { at: offset }));
  };
}
