import type { Ask, Reply } from '@/lib/tiktok/ask';
import type { Problem } from '@/lib/tiktok/errors';
import type { Link } from '@/lib/tiktok/link';
import type { ReadItem } from '@/lib/tiktok/read-item';
import type { Target } from '@/lib/tiktok/target';

/** One page of a list, in list order, unreadable entries included (each becomes one row that says so). */
export interface Page {
  items: ReadItem[];
  /** Where the next page starts; opaque, always a string. */
  cursor: string;
  hasMore: boolean;
  /** Set where a pasted link is no post: the list that it means gets a job of its own. */
  leadsTo?: Link;
  /** Set where there is nothing yet, but may be later: the room that would be live, and why it isn't. */
  notYet?: { roomId: string; problem: Problem };
}

/** One list of posts. The file's name is its id. */
export interface Source {
  id: string;
  label: string;
  /** What the list is pointed at: without this there is nothing to ask. */
  of?: keyof Target;
  /** `account`: TikTok may show it to its owner alone, and an empty answer to somebody who is signed out says nothing. */
  needs: 'nothing' | 'account';
  /** Set where posts come by date, newest first (pinned ones aside): a date range may then end the list early. */
  newestFirst?: boolean;
  /** Set where every request is a new batch: only a number of posts ends it. */
  endless?: boolean;
  /** Cursor of the first page. */
  start(target: Target, now: number): string;
  ask(target: Target, cursor: string): Ask;
  page(reply: Reply, target: Target, cursor: string): Page;
  /** The page in the place of an answer that will never come, where the list goes on without; undefined where it doesn't. */
  without?(problem: Problem, target: Target, cursor: string): Page | undefined;
}
