import type { Gear, Video } from './item';

/** Which encoding a person wants: as large as what they have room for, and which codec, where there is a choice. */
export interface VideoQuality {
  /** The most pixels on the short side, the best there is, or the smallest file. */
  limit: 'best' | 1080 | 720 | 'smallest';
  codec: 'any' | 'h264' | 'hevc';
}

/** The most pixels there are, in whichever codec. */
export const bestQuality: VideoQuality = { limit: 'best', codec: 'any' };

const pixels = (gear: Gear): number => gear.width * gear.height;
/** What the reply doesn't say is never taken for small. */
const orLarge = (value: number): number => value || Number.POSITIVE_INFINITY;

/**
 * The gears that can be saved by themselves, best first: never silent ones, never VVC (nothing plays it); more pixels
 * win, whatever the codec, then bitrate, then h264, then the reply's order (tiktok-web-api.md §5.3, 2026-08). A limit
 * comes first and a wanted codec second; what misses them stands by, for a post that has nothing else.
 */
export function rankGears(video: Video, { limit, codec }: VideoQuality = bestQuality): Gear[] {
  const fits = (gear: Gear) => typeof limit !== 'number' || isWithin(gear, limit);
  const liked = (gear: Gear) => codec === 'any' || gear.codec === codec;
  return video.gears
    .filter((gear) => !gear.silent && gear.codec !== 'vvc' && gear.urls.length > 0)
    .sort(
      (a, b) =>
        Number(fits(b)) - Number(fits(a)) ||
        Number(liked(b)) - Number(liked(a)) ||
        (limit === 'smallest' || !fits(a) ? smallerFirst(a, b) : largerFirst(a, b)) ||
        Number(b.codec === 'h264') - Number(a.codec === 'h264'),
    );
}

function isWithin({ width, height }: Gear, limit: number): boolean {
  return orLarge(Math.min(width, height)) <= limit;
}

function largerFirst(a: Gear, b: Gear): number {
  return pixels(b) - pixels(a) || b.bitrate - a.bitrate;
}

/** Infinity less itself is no number, so equal ones are told first. */
function smallerFirst(a: Gear, b: Gear): number {
  return compare(orLarge(pixels(a)), orLarge(pixels(b))) || compare(orLarge(a.bitrate), orLarge(b.bitrate));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
