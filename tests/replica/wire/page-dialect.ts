import type { WireItem } from './item';

/**
 * The same post as a page's rehydration data has it: some numbers are strings there (tiktok-web-api.md §4, type traps):
 * createTime, video.size, DataSize, subtitles' Size and UrlExpire, stats.collectCount.
 */
export function pageItem(item: WireItem) {
  return {
    ...item,
    createTime: String(item.createTime),
    stats: { ...item.stats, collectCount: String(item.stats['collectCount'] ?? 0) },
    locationCreated: 'US',
    diversificationLabels: [],
    channelTags: [],
    ...('video' in item ? { video: pageVideo(item.video) } : {}),
  };
}

const stringly = new Set(['size', 'DataSize', 'Size', 'UrlExpire']);

function pageVideo(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pageVideo);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      stringly.has(name) ? String(inner) : pageVideo(inner),
    ]),
  );
}
