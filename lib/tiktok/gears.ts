import type { Gear, Video } from './item';

const pixels = (gear: Gear): number => gear.width * gear.height;

/**
 * The gears that can be saved by themselves, best first: never silent ones, never VVC (nothing plays it); more pixels
 * win, whatever the codec, then bitrate, then h264, then the reply's order (tiktok-web-api.md §5.3, 2026-08).
 */
export function rankGears(video: Video): Gear[] {
  return video.gears
    .filter((gear) => !gear.silent && gear.codec !== 'vvc' && gear.urls.length > 0)
    .sort(
      (a, b) =>
        pixels(b) - pixels(a) ||
        b.bitrate - a.bitrate ||
        Number(b.codec === 'h264') - Number(a.codec === 'h264'),
    );
}
