import type { Video } from '@/lib/tiktok/item';
import type { Asset } from './asset';
import { pictureWant } from './cover';

/** The moving cover (an animated webp), where a post has one of its own. */
export const coverAnimated: Asset = {
  id: 'cover-animated',
  label: 'Animated cover',
  byDefault: false,
  wants: ({ video }) => {
    const wants = video && moves(video) ? pictureWant([video.dynamicCover], '_cover_animated') : [];
    return wants.map((want) => ({ ...want, ext: 'webp' }));
  },
};

/** A post without one often repeats its still cover in its place (item page of 2025-08). */
function moves({ dynamicCover, cover, originCover }: Video): boolean {
  return ![cover, originCover].map(pictureOf).includes(pictureOf(dynamicCover));
}

/** The picture's own name in a link, which differs in host, size and signature. */
function pictureOf(url: string): string {
  return url.replace(/^https:\/\/[^/]*/, '').replace(/[~?].*/, '');
}
