import { rootSelector } from './spots';

/** Brings the page's end into view, in whichever element it scrolls; a small step back first wakes a list that waits for movement. */
export function scrollOn(window: Window): void {
  const { document } = window;
  const last = [...document.querySelectorAll(rootSelector)].at(-1);
  window.scrollBy(0, -120);
  last?.scrollIntoView({ block: 'end' });
  window.scrollTo(0, document.documentElement.scrollHeight);
}

/** Presses a tab of the page, by its `data-e2e`. Gives whether it is there. */
export function pressTab(document: Document, tab: string): boolean {
  const found = document.querySelector<HTMLElement>(`[data-e2e="${CSS.escape(tab)}"]`);
  found?.click();
  return found !== null;
}
