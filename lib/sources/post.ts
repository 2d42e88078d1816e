import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError, type Problem, type ProblemCode, problemIn, problemOf } from '@/lib/tiktok/errors';
import { readLink } from '@/lib/tiktok/links';
import { postById } from '@/lib/tiktok/lookups';
import { type ReadItem, readItem } from '@/lib/tiktok/read-item';
import { postScopes } from '@/lib/tiktok/read-page';
import type { Target } from '@/lib/tiktok/target';
import type { Page, Source } from './source';

/**
 * Single posts, each by its own page, which is served unsigned; the handle in it isn't checked, and photo posts too are
 * served in full under `/video/` only (tiktok-web-api.md §3.1, §3.4, 2026-08). The cursor counts through `awemeIds`, then
 * through `links`, and names the post that a link led to where its own page is still to be asked.
 */
export const post: Source = {
  id: 'post',
  label: 'Single posts',
  needs: 'nothing',
  of: 'awemeIds',
  start: () => '0',
  ask: (target, cursor) => {
    const { awemeId, link } = placeOf(target, cursor);
    if (/^[1-9]\d{0,24}$/.test(awemeId)) return postById(awemeId).ask;
    if (link) return { kind: 'link', path: link };
    throw new ClipkeepError('badLink', { detail: 'no post id at this place' });
  },
  page: (reply, target, cursor) => {
    const place = placeOf(target, cursor);
    return place.awemeId ? rowAt(place, readPost(reply, place.awemeId)) : pageOfLink(place, reply);
  },
  without: (problem, target, cursor) => {
    const place = placeOf(target, cursor);
    return isItsOwn(problem) ? rowAt(place, nothingAt(place, problem)) : undefined;
  },
};

/** What stands at a cursor: a post, or a link of which it isn't known yet. */
interface Place {
  at: number;
  awemeId: string;
  link: string;
  /** How many there are in all. */
  of: number;
}

function placeOf({ awemeIds = [], links = [] }: Target, cursor: string): Place {
  const [index = '', led] = cursor.split('?');
  const at = Number(index);
  const of = awemeIds.length + links.length;
  return { at, of, awemeId: led ?? awemeIds[at] ?? '', link: links[at - awemeIds.length] ?? '' };
}

function rowAt(place: Place, read: ReadItem): Page {
  return { items: [read], ...after(place) };
}

function after({ at, of }: Place): Pick<Page, 'cursor' | 'hasMore'> {
  return { cursor: String(at + 1), hasMore: at + 1 < of };
}

function nothingAt({ awemeId, link }: Place, problem: Problem): ReadItem {
  return { ok: false, awemeId: awemeId || link, problem };
}

/** The page that a link led to tells a video whole; that of photos says nothing, and is asked as a video's. */
function pageOfLink(place: Place, reply: Reply): Page {
  const led = readLink(String(reply['url']));
  if (!led || led.kind === 'short') return rowAt(place, nothingAt(place, problemOf('badLink')));
  if (led.kind !== 'post') return { items: [], ...after(place), leadsTo: led };
  const { awemeId } = led;
  if (postScopes.some((scope) => scope in reply)) return rowAt(place, readPost(reply, awemeId));
  return { items: [], cursor: `${place.at}?${awemeId}`, hasMore: true };
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
    if (isItsOwn(problem)) return { ok: false, awemeId, problem };
    throw error;
  }
}

/** What the person must cure first, for this post and the next ones. */
const ofPerson: ReadonlySet<ProblemCode> = new Set(['humanCheck', 'signIn']);

/** Whether a problem is the post's own: neither a new try nor the person can cure it. */
function isItsOwn({ code, retryable }: Problem): boolean {
  return !retryable && !ofPerson.has(code);
}
