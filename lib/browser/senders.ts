import { browser } from 'wxt/browser';

/** What a message says of where it comes from; the browser fills it in, a page cannot. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  tab?: unknown;
}

/** Whether this is our content script where the manifest puts it: in a tab that shows www.tiktok.com, not in a frame of it. */
export function isTikTokPage(sender: Sender, ownId: string): boolean {
  if (sender.id !== ownId || sender.tab === undefined || sender.frameId !== 0) return false;
  const url = URL.canParse(sender.url ?? '') ? new URL(sender.url ?? '') : null;
  return url?.origin === 'https://www.tiktok.com';
}

/** Whether this is one of our own pages (popup, options, offscreen) or the background; `ownRoot` ends with a slash. */
export function isExtensionPage(sender: Sender, ownId: string, ownRoot: string): boolean {
  return sender.id === ownId && (sender.url ?? '').startsWith(ownRoot);
}

/** Throws unless the message comes from our content script in a TikTok tab. */
export function fromTikTokPage(sender: Sender): void {
  if (!isTikTokPage(sender, browser.runtime.id)) throw new Error('Only TikTok pages may ask for this.');
}

/** Throws unless the message comes from a page of this extension. */
export function fromExtensionItself(sender: Sender): void {
  const root = browser.runtime.getURL('/');
  if (!isExtensionPage(sender, browser.runtime.id, root))
    throw new Error('Only Clipkeep itself may ask for this.');
}
