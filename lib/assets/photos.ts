import type { Photo } from '@/lib/tiktok/item';
import type { Asset, Want } from './asset';

/** Every picture of a photo post, in its order; a number keeps its picture even where the one before it has no link. */
export const photos: Asset = {
  id: 'photos',
  label: 'Photos',
  byDefault: true,
  wants: (item) => item.photos.map((photo, index) => wantOf(photo, index + 1, item.photos.length)),
};

function wantOf(photo: Photo, num: number, of: number): Want {
  const urls = jpegFirst(photo.urls);
  const candidates = urls.map((url) => ({ url, size: 0 }));
  return {
    num,
    suffix: `_${String(num).padStart(Math.max(2, String(of).length), '0')}`,
    ext: imageExt(urls[0] ?? ''),
    body: { kind: 'fetch', expect: 'image', candidates },
  };
}

/** Mirrors hold the same picture; where they differ in format, jpeg opens everywhere. */
function jpegFirst(urls: string[]): string[] {
  return [...urls].sort((a, b) => Number(isWebp(a)) - Number(isWebp(b)));
}

/** What a picture is until its bytes tell. */
export function imageExt(url: string): 'webp' | 'jpg' {
  return isWebp(url) ? 'webp' : 'jpg';
}

function isWebp(url: string): boolean {
  return /\.webp(?:\?|$)/.test(url);
}
