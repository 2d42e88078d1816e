/** What happy-dom lacks of the platform: popovers, and a layout (here everything lies in one corner, as large as a button). */
export function preparePlatform(): void {
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 48, 48);
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

/** An event as a person brings it about: the platform marks it as trusted, which no script can. */
export function byHand<Made extends Event>(event: Made): Made {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

/** A press as a screen reader makes it. */
export function pressByHand(host: Element | null): void {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  partOf(host, 'button').dispatchEvent(byHand(click));
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
