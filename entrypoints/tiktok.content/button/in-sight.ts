/** Pixels. The largest of our looks, a pill with its longest words, stays well below; the smallest face, a pressed pill's, well above. */
const largest = { width: 320, height: 120 };
const smallest = 16;
/** Of the face with all that it lies in; a badge at rest has 0.72. */
const leastOpacity = 0.4;

/** Where a pointer is, in the window. */
export type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** Whether a button is as large as ours are, lies under the pointer (if one is given), and its face is to be seen. What covers it without taking the pointer is not seen. */
export function isInSight(control: HTMLElement, pointer?: Point): boolean {
  const face = control.firstElementChild ?? control;
  const bounds = control.getBoundingClientRect();
  const { width, height } = face.getBoundingClientRect();
  if (Math.min(width, height) < smallest) return false;
  if (bounds.width > largest.width || bounds.height > largest.height) return false;
  if (pointer && !lies(pointer, bounds)) return false;
  return opacityOf(face) >= leastOpacity && !isCut(face);
}

/** Half a pixel more on each side: bounds may lie between pixels. */
function lies({ clientX, clientY }: Point, { left, top, right, bottom }: DOMRect): boolean {
  return clientX >= left - 0.5 && clientX <= right + 0.5 && clientY >= top - 0.5 && clientY <= bottom + 0.5;
}

/** As the eye has it: that of the element times that of everything around it. */
function opacityOf(element: Element | null): number {
  if (!element) return 1;
  const { opacity, visibility, filter } = getComputedStyle(element);
  if (visibility === 'hidden') return 0;
  return Number(opacity || 1) * shareOf(filter) * opacityOf(around(element));
}

/** What is left by a filter's `opacity()`. Its other functions count for nothing: people have whole sites darkened by them. */
function shareOf(filter: string): number {
  const shares = [...filter.matchAll(/opacity\(([\d.]+)(%?)\)/g)];
  return shares.reduce((share, [, number, percent]) => (share * Number(number)) / (percent ? 100 : 1), 1);
}

/** Whether the face, or what of ours it lies in, is cut or masked. Sites do that to what lies around, we never do. */
function isCut(element: Element): boolean {
  const { clipPath, maskImage } = getComputedStyle(element);
  if ([clipPath, maskImage].some((value) => value && value !== 'none')) return true;
  const outer = around(element);
  return outer !== null && element.getRootNode() instanceof ShadowRoot && isCut(outer);
}

function around(element: Element): Element | null {
  return element.parentNode instanceof ShadowRoot ? element.parentNode.host : element.parentElement;
}
