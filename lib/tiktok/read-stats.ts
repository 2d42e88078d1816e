import type { Stats } from './item';
import type { WireItem } from './wire-item';

const none = {
  diggCount: null,
  playCount: null,
  commentCount: null,
  shareCount: null,
  collectCount: null,
  repostCount: null,
};

/** `statsV2` is exact (as strings), `stats` is rounded above 10,000; each count is taken from the best that has it. */
export function readStats(rounded: WireItem['stats'], exact: WireItem['statsV2']): Stats {
  const from = (key: keyof Stats): number => (exact ?? none)[key] ?? (rounded ?? none)[key] ?? 0;
  return {
    diggCount: from('diggCount'),
    playCount: from('playCount'),
    commentCount: from('commentCount'),
    shareCount: from('shareCount'),
    collectCount: from('collectCount'),
    repostCount: from('repostCount'),
  };
}
