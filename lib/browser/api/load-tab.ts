import { browser } from 'wxt/browser';
import { ClipkeepError } from '@/lib/tiktok/errors';

/** The site that tabs of ours show. */
export const site = 'https://www.tiktok.com';
const loadMs = 30_000;

/** Resolves when the tab has loaded; throws ClipkeepError('noPage') when it is closed before or takes too long. */
export function loaded(tabId: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      finish();
    };
    const fail = (detail: string) => settle(() => reject(new ClipkeepError('noPage', { detail })));
    const onUpdated = (id: number, change: { status?: string | undefined }) => {
      if (id === tabId && change.status === 'complete') settle(resolve);
    };
    const onRemoved = (id: number) => {
      if (id === tabId) fail('the tab was closed');
    };
    const timer = setTimeout(() => fail('the tab did not load'), loadMs);
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    // It may have loaded before anybody listened.
    browser.tabs.get(tabId).then(
      ({ status, url, pendingUrl }) => status === 'complete' && url && !pendingUrl && settle(resolve),
      () => fail('the tab was closed'),
    );
  });
}
