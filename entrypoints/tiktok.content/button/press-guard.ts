/** Pixels. The largest of our looks, a pill with its longest words, stays well below. */
const largest = { width: 320, height: 120 };
/** Of the button with all that it lies in; a badge at rest has 0.72. */
const leastOpacity = 0.4;

/**
 * Tells a press that a person meant from one that a page arranged. The root is open, so a page can move, restyle and label
 * the button; then a press does nothing. What covers it without taking the pointer is not seen.
 */
export function createPressGuard(root: ShadowRoot, control: HTMLButtonElement, shown: () => string) {
  let aimedAt = '';
  control.addEventListener('pointerdown', (event) => {
    if (event.isTrusted) aimedAt = shown();
  });
  // One press, one post: a key held down repeats the click, and the page may show another post each time.
  control.addEventListener('keydown', (event) => {
    if (event.repeat) event.preventDefault();
  });

  return {
    /** Whether this click is a person's, on a button that is in its place, to be seen, and still of the post that was aimed at. */
    isMeant(event: MouseEvent): boolean {
      if (!event.isTrusted || control.getRootNode() !== root || control.labels.length > 0) return false;
      const byPointer = 'pointerType' in event && event.pointerType !== '';
      return isInSight(control) && (!byPointer || aimedAt === shown());
    },
  };
}

function isInSight(control: HTMLElement): boolean {
  const { width, height } = control.getBoundingClientRect();
  return width <= largest.width && height <= largest.height && opacityOf(control) >= leastOpacity;
}

/** As the eye has it: that of the element times that of everything around it. */
function opacityOf(element: Element | null): number {
  if (!element) return 1;
  const { opacity, visibility } = getComputedStyle(element);
  if (visibility === 'hidden') return 0;
  const around = element.parentNode instanceof ShadowRoot ? element.parentNode.host : element.parentElement;
  return Number(opacity || 1) * opacityOf(around);
}
