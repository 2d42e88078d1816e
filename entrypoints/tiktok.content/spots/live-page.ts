import { readLink } from '@/lib/tiktok/links';
import { classPart, type Spot } from './spot';

/** The page of somebody's live. Not in the reference: read out of public userscripts (2026-11). */
export const livePage: Spot = {
  id: 'live-page',
  roots: ['#tiktok-live-main-container-id'],
  ladder: ['room'],
  anchors: [
    { selector: `div${classPart('DivLiveRoomBanner')}`, place: 'append', look: 'pill' }, // builds whose classes have names
    { selector: '[data-e2e="live-people-count"]', place: 'after', look: 'pill' }, // builds whose classes have none
    { selector: 'video', place: 'after', look: 'badge' },
    { selector: '', place: 'append', look: 'badge' },
  ],
  fits: (_root, url) => readLink(url)?.kind === 'live',
};
