import { classPart, type Spot } from './spot';

/** What each grid calls its tiles (tiktok-web-api.md §3.2). */
const tiles = [
  'user-post-item', // 2025-07
  'user-liked-item', // 2026-08
  'favorites-item', // 2026-08
  'user-repost-item', // 2026-02
  'music-item', // 2026-01
  'challenge-item', // 2026-01
  'search_top-item', // 2026-01
  'search_video-item', // 2026-01
  'explore-item', // inferred
];

/** A tile of a grid: profile, likes, favorites, reposts, sound, hashtag, search, explore. */
export const gridTile: Spot = {
  id: 'grid-tile',
  roots: [...tiles.map((tile) => `[data-e2e="${tile}"]`), `div${classPart('DivItemContainerV2')}`],
  ladder: ['player', 'link', 'address', 'media'],
  anchors: [{ selector: '', place: 'append', look: 'badge' }],
};
