import type { Post } from '../world/post';
import { between } from '../world/seeded';
import type { BaseName } from './base-file';

/** One encoding as `bitrateInfo[]` lists it. */
export interface GearFile {
  name: string;
  quality: number;
  codec: 'h264' | 'h265_hvc1';
  format: 'mp4' | 'dash';
  width: number;
  height: number;
  bitrate: number;
  base: BaseName;
  /** Bytes, as declared and as served. */
  size: number;
}

type Rung = Omit<GearFile, 'size' | 'bitrate' | 'base'>;

const rung = (
  name: string,
  quality: number,
  codec: GearFile['codec'],
  width: number,
  format: 'mp4' | 'dash' = 'mp4',
): Rung => ({
  name,
  quality,
  codec,
  format,
  width,
  height: Math.round((width * 16) / 9 / 2) * 2,
});

/** Real ladders (tiktok-web-api.md §5.3), best first. */
const ladders: Readonly<Record<Post['ladder'], readonly Rung[]>> = {
  h264: [rung('normal_540_0', 20, 'h264', 576), rung('lowest_540_0', 25, 'h264', 576)],
  hevc: [
    rung('adapt_lowest_1080_1', 2, 'h265_hvc1', 1080),
    rung('adapt_lower_720_1', 14, 'h265_hvc1', 720),
    rung('normal_540_0', 20, 'h264', 576),
    rung('adapt_540_1', 28, 'h265_hvc1', 576),
  ],
  dash: [
    rung('adapt_lowest_1080_1', 2, 'h265_hvc1', 1080, 'dash'),
    rung('normal_720_0', 10, 'h264', 720),
    rung('normal_540_0', 20, 'h264', 576),
    rung('adapt_540_1', 28, 'h265_hvc1', 576, 'dash'),
  ],
};

/** The encodings of a video post; a photo post has none. */
export function gearsOf(post: Post): GearFile[] {
  if (post.kind === 'photo') return [];
  return ladders[post.ladder].map((one, place) => gearOf(post, one, place));
}

/** The one that is saved when all goes well: most pixels among those with sound. */
export function bestGear(post: Post): GearFile | undefined {
  return gearsOf(post).find((gear) => gear.format === 'mp4');
}

function gearOf(post: Post, one: Rung, place: number): GearFile {
  const turned = post.landscape ? { width: one.height, height: one.width } : {};
  const base =
    one.codec === 'h264' ? 'h264-aac.mp4' : one.format === 'dash' ? 'hevc-silent.mp4' : 'hevc-aac.mp4';
  const made = between(24_000, 60_000, 'gear size', one.name, ...post.key);
  const size = post.bytes > 0 ? Math.floor(post.bytes / (place + 1)) : made;
  return {
    ...one,
    ...turned,
    base,
    size,
    // Falls from rung to rung, as on real ladders: the best gear is the first with sound.
    bitrate: between(500_000, 600_000, one.name, ...post.key) * (5 - place),
  };
}
