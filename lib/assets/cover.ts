import type { Asset, Want } from './asset';
import { imageExt } from './photos';

/** The still picture that stands for a video or a live; of a photo post its first photo does. */
export const cover: Asset = {
  id: 'cover',
  label: 'Cover picture',
  byDefault: false,
  wants: ({ video, live }) => pictureWant([video?.originCover, video?.cover, live?.coverUrl], '_cover'),
};

/** One picture that can be had from any of these links; nothing where there is none. */
export function pictureWant(links: readonly (string | undefined)[], suffix: string): Want[] {
  const urls = [...new Set(links)].flatMap((url) => url || []);
  const [first] = urls;
  if (first === undefined) return [];
  const candidates = urls.map((url) => ({ url, size: 0 }));
  return [{ num: 1, suffix, ext: imageExt(first), body: { kind: 'fetch', expect: 'image', candidates } }];
}
