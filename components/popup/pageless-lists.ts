import type { StartJob } from '@/lib/messages';
import { explore } from '@/lib/sources/explore';
import { feed } from '@/lib/sources/feed';
import { search } from '@/lib/sources/search';
import type { Source } from '@/lib/sources/source';
import { problemOf } from '@/lib/tiktok/errors';
import { readCount } from './read-count';

/** The lists that are nobody's profile: what TikTok recommends, and what it finds for some words. */
export const pagelessLists: readonly Source[] = [feed, explore, search];

/** Such a list, as it stands in the form: what was typed. */
export interface PagelessTexts {
  source: Source;
  newest: string;
  keyword: string;
}

/** What is started, what is wrong with the number, and what is missing before it can start. */
interface ReadPageless {
  job: Omit<StartJob, 'assets'>;
  fault: string | undefined;
  waitsFor: string | undefined;
}

/** Reads the form. A list without an end needs a number of posts, a search needs its words. */
export function readPageless({ source, newest, keyword }: PagelessTexts): ReadPageless {
  const read = readCount(newest, 1);
  const fault = 'fault' in read ? read.fault : undefined;
  const count = 'count' in read ? read.count : undefined;
  const words = source.of === 'keyword' ? keyword.trim() : '';
  const job = {
    source: source.id,
    target: words ? { keyword: words } : {},
    filters: count === undefined ? {} : { newest: count },
    label: words ? `${source.label}: ${words}` : source.label,
    expected: 0,
  };
  return { job, fault, waitsFor: missing(source, words, fault, count) };
}

function missing(
  { of, endless }: Source,
  words: string,
  fault: string | undefined,
  count: number | undefined,
) {
  if (of === 'keyword' && !words) return 'Write what to search for, then start.';
  if (fault) return 'Put right what is marked above, then start.';
  return endless && count === undefined ? problemOf('endless').sentence : undefined;
}
