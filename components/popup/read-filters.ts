import type { Filters } from '@/lib/tiktok/target';
import { readCount } from './read-count';

/** The filters as they stand in the form: what was typed. Absent where nothing was. */
export interface FilterTexts {
  newest?: string;
  from?: string;
  to?: string;
  kind?: string;
  minLikes?: string;
  minViews?: string;
  onlyNew?: boolean;
}

/** What is wrong, by field, in words. */
export type FilterFaults = { [Field in keyof FilterTexts]?: string };

const counts = { newest: 1, minLikes: 0, minViews: 0 } as const;

/** The filters that the form says; a field that makes no sense is left out and has its sentence among the faults. */
export function readFilters(texts: FilterTexts): { filters: Filters; faults: FilterFaults } {
  const filters: Filters = {};
  const faults: FilterFaults = {};
  for (const [field, least] of Object.entries(counts) as [keyof typeof counts, number][]) {
    const read = readCount(texts[field] ?? '', least);
    if ('fault' in read) faults[field] = read.fault;
    else if (read.count) filters[field] = read.count;
  }
  const { from, to, kind, onlyNew } = texts;
  if (from) filters.from = from;
  if (to) filters.to = to;
  if (from && to && to < from) faults.to = 'This day is before the first one.';
  if (kind === 'video' || kind === 'photo') filters.kind = kind;
  if (onlyNew) filters.onlyNew = true;
  return { filters, faults };
}
