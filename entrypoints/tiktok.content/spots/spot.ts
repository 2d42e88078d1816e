/** `round`: an action of the feed's bar with a word below. `badge`: a small corner button over a picture. `pill`: a button with words in a row. */
export type Look = 'round' | 'badge' | 'pill';

/** The ways to a card's post (tiktok-web-api.md §3.3, 2026-09), or to whose live a page shows. */
export type Rung = 'player' | 'link' | 'location' | 'address' | 'media' | 'room';

/** A place for the button in a root: at the end of the element that `selector` finds, or right after it. */
export interface Anchor {
  /** Inside the root; '' is the root itself. */
  selector: string;
  place: 'append' | 'after';
  look: Look;
}

/** One place where a post or a live is shown and a button goes. */
export interface Spot {
  id: string;
  /** What holds exactly one post. Where matches lie within each other, the outermost counts. */
  roots: readonly string[];
  /** Best first. */
  ladder: readonly Rung[];
  /** Where the button goes: the first that is there. */
  anchors: readonly Anchor[];
  /** Whether a root is of this spot on this page; absent: always. */
  fits?(root: Element, url: string): boolean;
}

/** Elements whose class has this part, also as the beginning of a longer one: TikTok's class names are hashes around it. */
export function classPart(part: string): string {
  return `[class*="-${part}"]`;
}

/** Elements with a class that ends in exactly this part. */
export function classEnd(part: string): string {
  return `:is([class*="-${part} "], [class$="-${part}"])`;
}
