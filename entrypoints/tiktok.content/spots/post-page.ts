import { postLinkOf } from '@/lib/tiktok/links';
import { feedCard } from './feed-card';
import { type Anchor, classEnd, classPart, type Spot } from './spot';

/** The page of one post, or its overlay above a grid (2025-07). */
const roots = [
  `div${classEnd('DivBrowserModeContainer')}`,
  `div${classEnd('DivLeftContainer')}:has(div${classEnd('DivVideoContainer')}, div${classPart('DivPhotoPlayerContainer')})`,
];

const feedRoot = feedCard.roots.join();

/** A spot on a post's own page. `form` is what its address calls the post, `picture` what the badge lies on. */
export function definePostPage(id: string, form: 'video' | 'photo', picture: string): Spot {
  const row = (selector: string): Anchor => ({ selector, place: 'after', look: 'pill' });
  return {
    id,
    roots,
    ladder: ['player', 'location', 'address', 'media'],
    anchors: [
      // The row of actions may lie below the fold, the picture never does (1280×800, 2026-11).
      { selector: picture, place: 'append', look: 'badge' },
      row(`div${classPart('DivCopyLinkContainer')}`),
      { selector: '', place: 'append', look: 'badge' },
    ],
    fits: (root, url) =>
      postLinkOf(url)?.form === form && !root.querySelector(feedRoot) && !root.closest(feedRoot),
  };
}
