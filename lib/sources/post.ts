import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, problemIn } from '@/lib/tiktok/errors';
import { type ReadItem, readItem } from '@/lib/tiktok/read-item';
import { itemOf } from '@/lib/tiktok/read-page';
import type { Target } from '@/lib/tiktok/target';
import type { Source } from './source';

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
  ask: (target, cursor) => ({ kind: 'page', path: `/@i/video/${idAt(target, cursor)}` }),
  page: (reply, target, cursor) => {
    const next = Number(cursor) + 1;
    const items = [readPost(reply, idAt(target, cursor))];
    return { items, cursor: String(next), hasMore: next < (target.awemeIds?.length ?? 0) };
  },
};

function idAt({ awemeIds = [] }: Target, cursor: string): string {
  const awemeId = awemeIds[Number(cursor)] ?? '';
  if (/^[1-9]\d{0,24}$/.test(awemeId)) return awemeId;
  throw new ClipkeepError('badLink', { detail: 'no post id at this place' });
}

/** A post that is gone or private is one row that says so, not the end of the list; what a new try may cure is thrown. */
function readPost(reply: Reply, awemeId: string): ReadItem {
  try {
    const read = readItem(itemOf(reply));
    if (!read.ok) return { ...read, awemeId };
    if (read.item.awemeId !== awemeId)
      throw new ClipkeepError('gone', { detail: 'another post in its place' });
    return read;
  } catch (error) {
    const problem = problemIn(error);
    if (problem.retryable) throw error;
    return { ok: false, awemeId, problem };
  }
}
