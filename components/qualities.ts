import type { VideoQuality } from '@/lib/tiktok/gears';

/** How large videos and live streams are wanted, in words. */
export const qualities: readonly (readonly [VideoQuality['limit'], string])[] = [
  ['best', 'the best there is'],
  [1080, 'up to 1080p'],
  [720, 'up to 720p'],
  ['smallest', 'the smallest file'],
];
