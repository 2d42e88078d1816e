import { mostIds } from '@/lib/archive/named-posts';
import type { JobRow } from '@/lib/archive/rows';
import { assets } from '@/lib/assets/index';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { ReadItem } from '@/lib/tiktok/read-item';
import type { Filters, RecordingWish, Target } from '@/lib/tiktok/target';
import { sourceOf } from './source-of';

/** What a person asks for: which posts, which of their files. */
export interface JobRequest {
  source: string;
  target: Target;
  assets: string[];
  filters: Filters;
  /** What the popup calls it. */
  label: string;
  /** How many posts there are, as far as known; 0 when unknown. */
  expected: number;
  /** Of a live stream: when and how long. */
  recording?: RecordingWish;
  /** The posts themselves, where the page has shown them already: then nothing is asked of TikTok. */
  seen?: ReadItem[];
}

/** A job as it begins, without its id. Throws ClipkeepError badLink for what no source can use, and endless. */
export function newJob(request: JobRequest, createdAt: number): Omit<JobRow, 'id'> {
  const { source, target, filters, label, expected, recording } = request;
  const wanted = withImplied(source, request.assets);
  const { start, ask, endless } = sourceOf(source);
  const cursor = start(target, createdAt);
  if (!request.seen) ask(target, cursor);
  if (endless && filters.newest === undefined) throw new ClipkeepError('endless');
  return {
    ...{ source, ...shortened(target), assets: wanted, filters, label, expected, createdAt },
    ...(recording ? { recording } : {}),
    state: 'running',
    cursor,
    hasMore: true,
    lastIds: [],
    listTries: 0,
    counts: { listed: 0, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 },
  };
}

/** The job's row is written with each of its files, so it doesn't hold thousands of ids and links. */
export function shortened({ links, ...target }: Target): Pick<JobRow, 'target' | 'named'> {
  const named = (target.awemeIds?.length ?? 0) + (links?.length ?? 0);
  if (named > mostIds) return { target: { ...target, awemeIds: [] }, named };
  return { target: links ? { ...target, links } : target };
}

/** What a source is for is always among its files. */
function withImplied(source: string, chosen: readonly string[]): string[] {
  const implied = assets.filter(({ impliedBy }) => impliedBy === source).map(({ id }) => id);
  return [...new Set([...implied, ...chosen])];
}
