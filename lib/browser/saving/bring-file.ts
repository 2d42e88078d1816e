import { checkFile, type FileToCheck } from '@/lib/tiktok/bytes';
import { ClipkeepError, type Problem, type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import { rewrite } from './rewrite';
import { onDisk, type SyncHandle } from './scratch';
import { mostBytes, type OnBytes, streamCandidate } from './stream-candidate';
import { type FetchRequest, plainBytes } from './worker-messages';

/** A checked file: its size in bytes and what the bytes themselves say it is. */
export interface Brought {
  size: number;
  ext: string;
  mime: string;
  /** A video of which TikTok has no version with sound. */
  silent?: true;
}

type Candidate = FetchRequest['candidates'][number] &
  Pick<FileToCheck, 'silentToo'> & {
    /** It came before, and is taken now as it is. */
    postponed?: true;
  };

/** Problems that the next candidate cannot cure. */
const final: ReadonlySet<ProblemCode> = new Set(['slowDown', 'humanCheck', 'profileFull']);
/** Nothing of the file came. */
const refusals: ReadonlySet<ProblemCode> = new Set(['expired', 'notMedia', 'server', 'network', 'stalled']);
/** Two gears with their mirrors: where so many candidates in a row give nothing, the others won't either. */
const mostRefusals = 6;

/**
 * Of what the post says a file has. Its numbers fit bitrate and duration within 3 % (four replies of 2025), but whether they are
 * exact is not known: only what is much smaller is another file.
 */
const leastShare = 0.5;

/**
 * Fills the file with the best candidate that is whole, what was expected, and has its sound. One that is far smaller, or a
 * sound that is shorter, than the post says is taken when nothing better comes and it comes like that again; one without
 * sound when no encoding has any. Throws ClipkeepError where none is: the best candidate's problem, unless that one is
 * merely missing and another had a curable one.
 */
export async function bringFile(
  request: FetchRequest,
  handle: SyncHandle,
  onBytes: OnBytes,
): Promise<Brought> {
  const problems: Problem[] = [];
  const silent = new Map<number, Candidate>();
  const isSilent = ({ gear }: Candidate) => gear !== undefined && silent.has(gear);
  const isVain = ({ postponed }: Candidate) =>
    !postponed && problems.slice(-mostRefusals).filter(isRefusal).length === mostRefusals;
  const queue: Candidate[] = [...request.candidates];
  for (const candidate of queue) {
    if (isSilent(candidate) || isVain(candidate)) continue;
    try {
      const brought = await bringCandidate(candidate, request, handle, onBytes);
      if (brought) return brought;
      queue.push({ ...candidate, size: 0, postponed: true });
    } catch (error) {
      const problem = problemIn(error);
      problems.push(problem);
      if (problem.code === 'silent' && candidate.gear !== undefined) silent.set(candidate.gear, candidate);
      if (final.has(problem.code)) break;
    }
  }
  const best = request.candidates.every(isSilent) && silent.get(request.candidates[0]?.gear ?? 0);
  const brought =
    best && (await bringCandidate({ ...best, size: 0, silentToo: true }, request, handle, onBytes));
  if (brought) return brought;
  throw worst(problems);
}

/** Nothing where what came, though sound, is far smaller or shorter than the post says. Throws ClipkeepError. */
async function bringCandidate(
  { silentToo = false, postponed, ...candidate }: Candidate,
  { expect, transform, seconds = 0 }: FetchRequest,
  handle: SyncHandle,
  onBytes: OnBytes,
): Promise<Brought | undefined> {
  const streamed = await streamCandidate(candidate, handle, onBytes, mostBytes[expect]);
  onDisk(() => handle.flush());
  const small = streamed.size < candidate.size * leastShare;
  const check = { ...streamed, expect, seconds, silentToo: silentToo || small, read: readerOf(handle) };
  const { ext, mime, short } = await checkFile(check);
  if (small || (short && !postponed)) return undefined;
  if (transform) return rewrite(transform, handle, streamed.size);
  const note = silentToo ? { silent: true as const } : {};
  return { size: streamed.size, ext, mime: expect === 'text' ? plainBytes : mime, ...note };
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
