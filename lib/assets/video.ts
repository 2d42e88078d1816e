import { rankGears, type VideoQuality } from '@/lib/tiktok/gears';
import type { Video } from '@/lib/tiktok/item';
import type { Asset, Candidate } from './asset';

/**
 * The video with sound, as large as chosen; the other gears stand by, and mirrors on www, which often refuse, come last.
 * Wanted also where no gear can be saved, so that its absence is told and not passed over.
 */
export const video: Asset = {
  id: 'video',
  label: 'Video',
  byDefault: true,
  wants: (item, { videoQuality }) => {
    if (item.kind !== 'video') return [];
    const candidates = item.video ? candidatesOf(item.video, videoQuality) : [];
    return [{ num: 1, suffix: '', ext: 'mp4', body: { kind: 'fetch', expect: 'video', candidates } }];
  },
};

function candidatesOf(wanted: Video, quality: VideoQuality): Candidate[] {
  const gears = rankGears(wanted, quality);
  const all = gears.flatMap(({ urls, size }, gear) => urls.map((url) => ({ url, size, gear })));
  const seen = new Set<string>();
  const once = all.filter(({ url }) => !seen.has(url) && seen.add(url));
  return [...once.filter(({ url }) => !isLastResort(url)), ...once.filter(({ url }) => isLastResort(url))];
}

/** `www.tiktok.com/aweme/v1/play` (tiktok-web-api.md §5.2, 2026-08). */
function isLastResort(url: string): boolean {
  return url.startsWith('https://www.tiktok.com/');
}
