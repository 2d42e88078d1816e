import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, type Problem, type ProblemCode, problemIn } from '@/lib/tiktok/errors';
import { postById } from '@/lib/tiktok/lookups';
import { type ReadItem, readItem } from '@/lib/tiktok/read-item';
import type { Target } from '@/lib/tiktok/target';
import type { Page, Source } from './source';

/**
 * Single posts, each by its own page, which is served unsigned; the handle in it isn't checked, and photo posts too are
 * served in full under `/video/` only (tiktok-web-api.md §3.1, §3.4, 2026-08). The cursor counts through `awemeIds`.
 */
export const post: Source = {
  id: 'post',
  label: 'Single posts',
  needs: 'nothing',
  of: 'awemeIds',
  start: () => '0',
  ask: (target, cursor) => postById(idAt(target, cursor)).ask,
  page: (reply, target, cursor) => rowAt(readPost(reply, idAt(target, cursor)), target, cursor),
  without: (problem, target, cursor) =>
    isOfPost(problem)
      ? rowAt({ ok: false, awemeId: idAt(target, cursor), problem }, target, cursor)
      : undefined,
};

function idAt({ awemeIds = [] }: Target, cursor: string): string {
  const awemeId = awemeIds[Number(cursor)] ?? '';
  if (/^[1-9]\d{0,24}$/.test(awemeId)) return awemeId;
  throw new ClipkeepError('badLink', { detail: 'no post id at this place' });
}

function rowAt(read: ReadItem, { awemeIds = [] }: Target, cursor: string): Page {
  const next = Number(cursor) + 1;
  return { items: [read], cursor: String(next), hasMore: next < awemeIds.length };
}

/** A post that is gone or private is one row that says so, not the end of the list. */
function readPost(reply: Reply, awemeId: string): ReadItem {
  try {
    const read = readItem(postById(awemeId).read(reply));
    if (!read.ok) return { ...read, awemeId };
    if (read.item.awemeId !== awemeId)
      throw new ClipkeepError('gone', { detail: 'another post in its place' });
    return read;
  } catch (error) {
    const problem = problemIn(error);
    if (isOfPost(problem)) return { ok: false, awemeId, problem };
    throw error;
  }
}

/** What the person must cure first, for this post and the next ones. */
const ofPerson: ReadonlySet<ProblemCode> = new Set(['humanCheck', 'signIn']);

/** Whether a problem is the post's own: neither a new try nor the person can cure it. */
function isOfPost({ code, retryable }: Problem): boolean {
  return !retryable && !ofPerson.has(code);
}
