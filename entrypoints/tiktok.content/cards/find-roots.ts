import { rootSelector, spots } from '../spots';
import type { Spot } from '../spots/spot';

const spotSelectors = spots.map((spot) => spot.roots.join());

/** The card that an element is in or is: the nearest root, and of roots of one spot within each other the outermost. */
export function rootOf(element: Element): Element | null {
  const nearest = element.closest(rootSelector);
  const selector = nearest && spotSelectors.find((one) => nearest.matches(one));
  return nearest && selector ? outermost(nearest, selector) : null;
}

function outermost(root: Element, selector: string): Element {
  const outer = root.parentElement?.closest(selector);
  return outer ? outermost(outer, selector) : root;
}

/** Every card in or under an element. */
export function rootsIn(element: Element): Element[] {
  return [...element.querySelectorAll(rootSelector)].flatMap((one) => rootOf(one) ?? []);
}

/** The first spot that this root is of, on this page. */
export function spotOf(root: Element, url: string): Spot | undefined {
  return spots.find((spot, at) => root.matches(spotSelectors[at] ?? '') && (spot.fits?.(root, url) ?? true));
}

/** What matches in a card, itself included, but not in a card that lies within it. */
export function partsOf(root: Element, selector: string): Element[] {
  const inside = [...root.querySelectorAll(selector)].filter((part) => rootOf(part) === root);
  return root.matches(selector) ? [root, ...inside] : inside;
}
