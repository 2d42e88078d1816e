import { classPart, type Spot } from './spot';

/** A post of For You, Following or Friends: the button is one more action beside it. */
export const feedCard: Spot = {
  id: 'feed-card',
  roots: [
    'article[data-e2e="recommend-list-item-container"]', // 2025-07
    '#column-list-container > article', // 2026-08
    'section[id^="media-card-"]', // 2025-07
    'section[data-e2e="feed-video"]', // 2025-07
  ],
  ladder: ['player', 'link', 'address', 'media'],
  anchors: [
    { selector: `section${classPart('SectionActionBarContainer')}`, place: 'append', look: 'round' },
    { selector: '', place: 'append', look: 'badge' },
  ],
};
