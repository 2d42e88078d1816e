import { browser } from 'wxt/browser';
import { ownTab } from '@/lib/browser/session-facts';
import { ClipkeepError } from '@/lib/tiktok/errors';

const loadMs = 30_000;
const site = 'https://www.tiktok.com';
/** A lock, so that it ends with the worker that holds it. */
const inUse = 'clipkeep:own-tab';

/**
 * The id of a tab that shows TikTok: one of the person's, else one that Clipkeep opens in the background (and closes
 * with closeOwnTab). With `path`, only a tab on that page will do. Throws ClipkeepError('noPage').
 */
export async function borrowTab(want: { path?: string; except?: number | undefined } = {}): Promise<number> {
  const tabs = await browser.tabs.query({ url: `${site}/*`, status: 'complete', discarded: false });
  // A private window has another session, and its own files to keep quiet about.
  const ours = tabs.filter(({ id, incognito }) => !incognito && id !== want.except);
  const fits = ours.filter(({ url }) => !want.path || isAt(url, want.path));
  const own = await ownTab.getValue();
  const best = fits.find(({ active }) => active) ?? fits.find(({ id }) => id !== own) ?? fits[0];
  return best?.id ?? openOwnTab(want.path ?? '/');
}

/** Keeps Clipkeep's own tab open for as long as this takes: a lookup may need it while no job runs. */
export function keepingOwnTab<T>(run: () => Promise<T>): Promise<T> {
  return navigator.locks.request(inUse, { mode: 'shared' }, run);
}

/** Closes the tab that Clipkeep opened, also when another worker did; fine when there is none, or while it is in use. */
export async function closeOwnTab(): Promise<void> {
  await navigator.locks.request(inUse, { ifAvailable: true }, async (lock) => {
    const id = lock && (await ownTab.getValue());
    if (id === null) return;
    await ownTab.setValue(null);
    await browser.tabs.remove(id).catch(() => undefined);
  });
}

/** Opens (or sends) Clipkeep's own tab to a page of TikTok and waits until it has loaded. */
export async function openOwnTab(path: string): Promise<number> {
  const url = site + path;
  const before = await ownTab.getValue();
  const reused =
    before === null ? undefined : await browser.tabs.update(before, { url }).catch(() => undefined);
  const id = reused?.id ?? (await browser.tabs.create({ url, active: false })).id;
  if (id === undefined) throw new ClipkeepError('noPage');
  await ownTab.setValue(id);
  await browser.tabs.update(id, { muted: true }).catch(() => undefined);
  await loaded(id);
  return id;
}

/** Resolves when the tab has loaded; throws ClipkeepError('noPage') when it is closed before or takes too long. */
function loaded(tabId: number): Promise<void> {
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

function isAt(url: string | undefined, path: string): boolean {
  return url !== undefined && URL.canParse(url) && new URL(url).pathname === path;
}
