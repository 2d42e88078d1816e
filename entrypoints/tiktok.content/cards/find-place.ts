import type { Anchor, Look, Spot } from '../spots/spot';
import { partsOf } from './find-roots';

/** Where a button is inserted: into `parent`, in front of `before`, or at its end where that is null. */
export interface Place {
  parent: Element;
  before: Node | null;
  look: Look;
}

/** Where the button of a card goes; null while none of the spot's anchors is there. */
export function findPlace(root: Element, spot: Spot): Place | null {
  for (const anchor of spot.anchors) {
    const target = anchor.selector === '' ? root : partsOf(root, anchor.selector)[0];
    const place = target && placeAt(target, anchor);
    if (place) return place;
  }
  return null;
}

/** Never inside a link: a button there would be no button to a screen reader. */
function placeAt(target: Element, { place, look }: Anchor): Place | null {
  const link = target.closest('a');
  if (link) return link.parentElement && { parent: link.parentElement, before: link.nextSibling, look };
  if (place === 'append') return { parent: target, before: null, look };
  return target.parentElement && { parent: target.parentElement, before: target.nextSibling, look };
}
