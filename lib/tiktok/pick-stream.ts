import { bestQuality, type VideoQuality } from './gears';
import { soundOnly } from './read-streams';
import type { Stream } from './stream';

/**
 * The streams to record from, best first, the others standing by. FLV comes before HLS whatever the quality: its body
 * goes on until the broadcast ends, while segments of HLS are 404 after some 30 s (yt-dlp #16114, 2026). Then, as
 * `rankGears` does for videos: what is within the limit, the wanted codec, the higher level. Sound alone is given
 * only if asked for, and then it is last.
 */
export function rankStreams(
  streams: readonly Stream[],
  { limit, codec }: VideoQuality = bestQuality,
  soundToo = false,
): Stream[] {
  const isSound = ({ quality }: Stream) => quality === soundOnly;
  const fits = (stream: Stream) => typeof limit !== 'number' || shortSide(stream) <= limit;
  const liked = (stream: Stream) => codec === 'any' || stream.codec === codec;
  return streams
    .filter((stream) => soundToo || !isSound(stream))
    .sort(
      (a, b) =>
        Number(isSound(a)) - Number(isSound(b)) ||
        Number(b.form === 'flv') - Number(a.form === 'flv') ||
        Number(fits(b)) - Number(fits(a)) ||
        Number(liked(b)) - Number(liked(a)) ||
        (limit === 'smallest' || !fits(a) ? -1 : 1) * largerFirst(a, b) ||
        Number(b.codec === 'h264') - Number(a.codec === 'h264'),
    );
}

function largerFirst(a: Stream, b: Stream): number {
  return b.level - a.level || b.width * b.height - a.width * a.height || b.bitrate - a.bitrate;
}

/** Pixels; from the name (`720p`) where no size is given, and what says nothing at all is never taken for small. */
function shortSide({ width, height, name }: Stream): number {
  const named = Number(/(\d{3,4})p/.exec(name)?.[1] ?? 0);
  return Math.min(width, height) || named || Number.POSITIVE_INFINITY;
}
