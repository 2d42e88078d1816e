import { type PostLink, postLinkOf, readLink } from '@/lib/tiktok/links';
import { liveKey } from '@/lib/tiktok/live-key';
import type { SeenItems } from '../seen-items';
import { isPhoto, uniqueIdOf } from '../seen-post';
import { classPart, type Rung, type Spot } from '../spots/spot';
import { partsOf } from './find-roots';

/** The post that a card shows, or the live, with its key in the place of an id. `uniqueId` is empty where nothing tells it. */
export interface CardPost {
  awemeId: string;
  uniqueId: string;
  kind: 'video' | 'photo' | 'live';
}

/** What the page knows besides the card. */
export interface PageView {
  url: string;
  items: SeenItems;
}

type Found = Partial<Pick<PostLink, 'form' | 'uniqueId'>> & { awemeId: string; isLive?: true };
type ReadRung = (root: Element, page: PageView) => Found | null | undefined;

const photoSlide = `${classPart('DivPhotoPlayerContainer')}, .swiper-slide img${classPart('ImgPhotoSlide')}`;
const authorParts = '[data-e2e="video-author-uniqueid"], [data-e2e="browse-username"]';

/** Which post a card of this spot shows, by the spot's ladder; null while nothing tells. */
export function readPost(root: Element, spot: Spot, page: PageView): CardPost | null {
  for (const rung of spot.ladder) {
    const found = rungs[rung](root, page);
    if (found) return complete(root, found, page.items);
  }
  return null;
}

const rungs: Record<Rung, ReadRung> = {
  /** Several players are there while one follows another: the address tells which one counts. */
  player(root, page) {
    const ids = partsOf(root, '[id^="xgwrapper-"]').flatMap((part) => playerId(part.id));
    const shown = postLinkOf(page.url);
    return ids.includes(shown?.awemeId ?? '') ? shown : ids[0] === undefined ? null : { awemeId: ids[0] };
  },
  link(root) {
    const links = partsOf(root, 'a[href*="/video/"], a[href*="/photo/"]');
    const around = root.closest('a[href]');
    return firstOf(around ? [around, ...links] : links, (link) =>
      postLinkOf(link.getAttribute('href') ?? ''),
    );
  },
  location: (_root, page) => postLinkOf(page.url),
  address(root) {
    const parts = partsOf(root, 'div.xgplayer-container[id], video[src*="item_id="]');
    return firstOf(parts, (part) => {
      const src = part.getAttribute('src');
      const match = src === null ? /\d{15,25}/.exec(part.id) : /[?&]item_id=(?<id>\d{15,25})(?!\d)/.exec(src);
      return match && { awemeId: match.groups?.['id'] ?? match[0] };
    });
  },
  media(root, page) {
    return firstOf(partsOf(root, 'img[src], video[poster], video[src], source[src]'), (part) => {
      const urls = [part.getAttribute('poster'), part.getAttribute('src')];
      const awemeId = firstOf(urls, (url) => page.items.awemeIdOfMedia(url ?? '') || null);
      return awemeId ? { awemeId } : null;
    });
  },
  room(_root, page) {
    const link = readLink(page.url);
    const uniqueId = link?.kind === 'live' ? link.uniqueId : '';
    // The longest that TikTok gives.
    return /^[\w.-]{1,24}$/.test(uniqueId) ? { awemeId: liveKey(uniqueId), uniqueId, isLive: true } : null;
  },
};

/** `xgwrapper-<n>-<awemeId>` (2026-01). */
function playerId(id: string): string[] {
  const awemeId = /^xgwrapper-\d+-(\d{15,25})$/.exec(id)?.[1];
  return awemeId === undefined ? [] : [awemeId];
}

function complete(root: Element, found: Found, items: SeenItems): CardPost {
  if (found.isLive) return { awemeId: found.awemeId, uniqueId: found.uniqueId ?? '', kind: 'live' };
  const item = items.get(found.awemeId);
  const photo = found.form === 'photo' || isPhoto(item) || partsOf(root, photoSlide).length > 0;
  const uniqueId = found.uniqueId || uniqueIdOf(item) || authorIn(root);
  return { awemeId: found.awemeId, uniqueId, kind: photo ? 'photo' : 'video' };
}

function authorIn(root: Element): string {
  const linked = firstOf(partsOf(root, 'a[href*="/@"]'), (link) => handleIn(link.getAttribute('href') ?? ''));
  return (
    linked ?? firstOf(partsOf(root, authorParts), (part) => handleIn(`/@${part.textContent.trim()}`)) ?? ''
  );
}

function handleIn(href: string): string | null {
  return /^(?:https:\/\/www\.tiktok\.com)?\/@{1,2}([\w.-]{1,64})(?:[/?#]|$)/.exec(href)?.[1] ?? null;
}

function firstOf<In, Out>(values: readonly In[], read: (value: In) => Out | null): Out | null {
  for (const value of values) {
    const result = read(value);
    if (result !== null) return result;
  }
  return null;
}
