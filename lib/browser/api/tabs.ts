import { browser } from 'wxt/browser';
import { listTabs, ownTab } from '@/lib/browser/session-facts';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { hideLists } from './list-tabs';
import { loaded, site } from './load-tab';

/** A lock, so that it ends with the worker that holds it. */
const inUse = 'clipkeep:own-tab';

/**
 * The id of a tab that shows TikTok: one of the person's, else one that Clipkeep opens in the background (and closes
 * with closeOwnTabs); never one that shows a list, which is only looked at. Throws ClipkeepError('noPage').
 */
export async function borrowTab(except?: number): Promise<number> {
  const tabs = await browser.tabs.query({ url: `${site}/*`, status: 'complete', discarded: false });
  const others = [except, ...(await listTabs.getValue()).map(({ id }) => id)];
  // A private window has another session, and its own files to keep quiet about.
  const fits = tabs.filter(({ id, incognito }) => !incognito && !others.includes(id));
  const own = await ownTab.getValue();
  const best = fits.find(({ active }) => active) ?? fits.find(({ id }) => id !== own) ?? fits[0];
  return best?.id ?? openOwnTab('/');
}

/** Keeps Clipkeep's own tabs open for as long as this takes: a lookup may need it while no job runs. */
export function keepingOwnTab<T>(run: () => Promise<T>): Promise<T> {
  return navigator.locks.request(inUse, { mode: 'shared' }, run);
}

/** Closes the tabs that Clipkeep opened, also when another worker did; fine when there are none, or while they are in use. */
export async function closeOwnTabs(): Promise<void> {
  await navigator.locks.request(inUse, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await hideLists();
    const id = await ownTab.getValue();
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
  // A browser without any window has no place for one.
  const id = reused?.id ?? (await browser.tabs.create({ url, active: false }).catch(() => undefined))?.id;
  if (id === undefined) throw new ClipkeepError('noPage');
  await ownTab.setValue(id);
  await browser.tabs.update(id, { muted: true }).catch(() => undefined);
  await loaded(id);
  return id;
}
