import { postsAbout } from '../world/keywords';
import type { Post } from '../world/post';
import { hexOf } from '../world/seeded';
import { type ApiReply, type Call, countOf, text } from './endpoint';
import { offsetOf } from './offset-page';
import { snakeReply, snakeStatus } from './snake-reply';

/** One page of a search, before it is written down. */
interface Found {
  keyword: string;
  offset: number;
  posts: Post[];
  /** What every reply to a search says besides. */
  rest: { cursor: number; has_more: number; rid: string; backtrace: string };
}

/**
 * A search, for those who are signed in (2483 for others). From the second page on it wants the `search_id` that a reply
 * to the same search brought as `extra.logid`; without it there is nothing more, and no word why.
 */
export function answerSearch(
  call: Call,
  usual: number,
  write: (found: Found) => Record<string, unknown>,
): ApiReply {
  if (call.session.viewer === undefined) return snakeStatus(2483, 'Please login your account first');
  const keyword = text(call, 'keyword');
  if (!keyword.trim()) return snakeStatus(10201, 'params error');
  const offset = offsetOf(call, `search ${keyword}`, 'offset');
  const known = offset === 0 || text(call, 'search_id').endsWith(markOf(call, keyword));
  const all = known ? postsAbout(call.world, keyword) : [];
  const next = offset + countOf(call, usual, usual);
  const rid = searchId(call, keyword);
  const rest = { cursor: next, has_more: Number(next < all.length), rid, backtrace: '' };
  return snakeReply({ ...write({ keyword, offset, posts: all.slice(offset, next), rest }), ...rest }, rid);
}

/** Time first, as in real ones, so that no two are alike; the end says whose search it was, and for what. */
function searchId(call: Call, keyword: string): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return time + markOf(call, keyword);
}

function markOf({ world, session }: Call, keyword: string): string {
  return hexOf(18, 'search', world.seed, session.ttwid, keyword).toUpperCase();
}
