import type { Asset } from './asset';
import { trackWants } from './subtitles-vtt';

/** Each language's subtitles in the older format, which more players and televisions know. */
export const subtitlesSrt: Asset = {
  id: 'subtitles-srt',
  label: 'Subtitles (SRT)',
  byDefault: false,
  wants: (item, choices) => trackWants(item, choices, 'srt', 'vtt-to-srt'),
};
