import { counted, inDigits } from '@/components/wording';
import type { Filters } from '@/lib/tiktok/target';

/**
 * Says of a run of about so many posts that it takes more than a day; undefined where nobody knows, or it takes less.
 * `limit`: requests that a day may have, 0: any number. Each post takes one at least.
 */
export function longRun(expected: number, { newest, from, onlyNew }: Filters, limit = 0): string | undefined {
  // Their lists end early, nobody knows where.
  if (onlyNew || from !== undefined) return undefined;
  const posts = Math.min(expected, newest ?? expected);
  if (limit === 0 || posts <= limit) return undefined;
  const days = Math.ceil(posts / limit);
  return `These are about ${counted(posts, 'post')}, and a day has ${inDigits(limit)} requests: it takes ${days} days or more, and goes on by itself while the browser is open. What is here already is skipped.`;
}
