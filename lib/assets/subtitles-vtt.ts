import type { Item } from '@/lib/tiktok/item';
import { pickTracks } from '@/lib/tiktok/subtitles';
import type { Asset, AssetChoices, Transform, Want } from './asset';

/** Each language's subtitles as TikTok has them. */
export const subtitlesVtt: Asset = {
  id: 'subtitles-vtt',
  label: 'Subtitles (VTT)',
  byDefault: false,
  wants: (item, choices) => trackWants(item, choices, 'vtt'),
};

/** A file a language, its code before the extension, where players look for it; the bytes may be made into another format. */
export function trackWants(
  { video }: Item,
  choices: AssetChoices,
  ext: string,
  transform?: Transform,
): Want[] {
  return pickTracks(video?.subtitles ?? [], choices.subtitleLanguages).map(({ language, files }, at) => ({
    ...{ num: at + 1, key: language, suffix: `.${language}`, ext },
    body: {
      ...{ kind: 'fetch', expect: 'text', candidates: files },
      ...(transform ? { transform } : {}),
    },
  }));
}
