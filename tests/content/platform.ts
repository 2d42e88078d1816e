/** What happy-dom lacks of the platform: popovers. */
export function preparePlatform(): void {
  HTMLElement.prototype.togglePopover ??= function toggle(this: HTMLElement, force) {
    return this.toggleAttribute('data-open', force === true);
  };
}

/** A part of a button. */
export function partOf(host: Element | null | undefined, selector: string): HTMLElement {
  const part = host?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!part) throw new Error(`no ${selector} in ${host?.outerHTML ?? 'nothing'}`);
  return part;
}

/** The label of the button under an element, or '' where there is none. */
export function labelIn(element: Element | null): string {
  const host = element?.querySelector('clipkeep-button');
  return host ? (partOf(host, 'button').getAttribute('aria-label') ?? '') : '';
}

/** A click as a person makes it: the platform marks it as trusted, which no script can. */
export function pressByHand(host: Element | null): void {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(click, 'isTrusted', { value: true });
  partOf(host, 'button').dispatchEvent(click);
}

/** Until the page's observers, the frame after them and the answers to that have run. */
export async function nextBatch(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Changes the address without loading anything, as in-page navigation does. */
export function goTo(url: string): void {
  if ('happyDOM' in window) (window.happyDOM as { setURL(url: string): void }).setURL(url);
}
