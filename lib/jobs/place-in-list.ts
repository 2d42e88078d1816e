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

/**
 * Where a job's list stands. Of many named posts and links, the source is shown the one whose turn it is; what its cursor
 * has behind the place stays.
 */
export async function placeInList(
  db: ArchiveDb,
  { id, target, cursor, named }: Pick<JobRow, 'id' | 'target' | 'cursor' | 'named'>,
): Promise<Place> {
  if (named === undefined) return { target, cursor, inList: (page) => page };
  const [place = '', ...found] = cursor.split('?');
  const at = Number(place);
  return {
    target: { ...target, ...targetOf(await namedAt(db, id, at)) },
    cursor: ['0', ...found].join('?'),
    inList: (page) => {
      const [next, ...more] = page.cursor.split('?');
      const to = at + Number(next);
      return { ...page, cursor: [to, ...more].join('?'), hasMore: to < named };
    },
  };
}

function targetOf(name: string | undefined): Target {
  if (name === undefined) return { awemeIds: [] };
  return /^\d+$/.test(name) ? { awemeIds: [name] } : { awemeIds: [], links: [name] };
}
