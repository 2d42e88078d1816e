import { counted, inDays, inDigits, listed } from '@/components/wording';
import type { Filters } from '@/lib/tiktok/target';

/** `all`, or e.g. `newest 50 posts, videos only, from 3 May 2026`; `first` instead where a list is not by date. */
export function filtersInWords(filters: Filters, byDate: boolean): string {
  const { newest, kind, from, to, minLikes, minViews, onlyNew } = filters;
  const words = [
    newest && `${byDate ? 'newest' : 'first'} ${counted(newest, 'post')}`,
    kind && `${kind}s only`,
    from && `from ${inDays(noon(from))}`,
    to && `until ${inDays(noon(to))}`,
    minLikes && `${inDigits(minLikes)} likes or more`,
    minViews && `${inDigits(minViews)} views or more`,
    onlyNew && 'only what is new',
  ].filter((word) => typeof word === 'string');
  return words.length === 0 ? 'all' : listed(words);
}

/** A day of the person's own time zone, far from both its ends. */
function noon(day: string): number {
  return new Date(`${day}T12:00:00`).getTime();
}
