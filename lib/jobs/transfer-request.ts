import type { FileRow, PostRow } from '@/lib/archive/rows';
import type { Candidate, Want } from '@/lib/assets/asset';
import { wantsOf } from '@/lib/assets/index';
import { expiresAt } from '@/lib/tiktok/expiry';
import type { TransferRequest } from './ports';

/** A link must be good for this much longer (ms) to be worth starting on. */
const margin = 60_000;

/** What it takes to bring a file in; `refresh`: its post must be asked for again first; `nothing`: the post has no such file. */
export type Plan = TransferRequest | 'refresh' | 'nothing';

/** Recomputed when the file's turn comes, from the post as it was last seen: links age while files wait. */
export function requestFor(row: FileRow, post: PostRow | undefined, now: number): Plan {
  if (!post) return 'refresh';
  const found = wantsOf(post, [row.asset]).find(({ want }) => want.num === row.num);
  return found ? fromWant(found.want, now, post.seenAt) : 'nothing';
}

/** Links received a moment ago are used even if our clock calls them old: asking again would give no better. */
function fromWant({ body }: Want, now: number, seenAt: number): Plan {
  if (body.kind === 'text') return body;
  const justSeen = now - seenAt < margin;
  const candidates = justSeen ? body.candidates : body.candidates.filter((one) => isGood(one, now));
  if (candidates.length === 0) return justSeen ? 'nothing' : 'refresh';
  return { kind: 'fetch', expect: body.expect, candidates };
}

function isGood({ url }: Candidate, now: number): boolean {
  const end = expiresAt(url);
  return end === null || end > now + margin;
}
