import { feedCard } from './feed-card';
import { gridTile } from './grid-tile';
import { livePage } from './live-page';
import { photoPage } from './photo-page';
import type { Spot } from './spot';
import { videoPage } from './video-page';

/** Every place where a button goes; where two fit one root, the first has it. */
export const spots: readonly Spot[] = [feedCard, gridTile, videoPage, photoPage, livePage];

/** Whatever may be a root, of any spot. */
export const rootSelector = spots.flatMap((spot) => spot.roots).join();
