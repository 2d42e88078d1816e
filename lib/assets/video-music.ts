import type { Asset } from './asset';
import { songOf } from './music';

/** The sound of a video as a file of its own, for those who collect songs: the video has it already. */
export const videoMusic: Asset = {
  id: 'video-music',
  label: 'Music of videos',
  byDefault: false,
  wants: (item) => (item.kind === 'video' ? songOf(item) : []),
};
