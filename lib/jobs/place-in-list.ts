import type { ArchiveDb } from '@/lib/archive/db';
import { namedAt } from '@/lib/archive/named-posts';
import type { JobRow } from '@/lib/archive/rows';
import type { Page } from '@/lib/sources/source';
import type { Target } from '@/lib/tiktok/target';

/** What a job's list is asked for next, and what the answer means to the whole list. */
export interface Place {
  target: Target;
  cursor: string;
  inList(page: Page): Page;
}

/** Where a job's list stands. Of many named posts, the source is shown the one whose turn it is. */
export async function placeInList(db: ArchiveDb, { id, target, cursor, named }: JobRow): Promise<Place> {
  if (named === undefined) return { target, cursor, inList: (page) => page };
  const at = Number(cursor);
  const awemeId = await namedAt(db, id, at);
  return {
    target: { ...target, awemeIds: awemeId === undefined ? [] : [awemeId] },
    cursor: '0',
    inList: (page) => ({ ...page, cursor: String(at + 1), hasMore: at + 1 < named }),
  };
}
