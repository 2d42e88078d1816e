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
  const fits = tabs.filter(({ id }) => !others.includes(id));
  const own = await ownTab.getValue();
  const best = fits.find(({ active }) => active) ?? fits.find(({ id }) => id !== own) ?? fits[0];
  return best?.id ?? openOwnTab('/');
}

/** Keeps Clipkeep's own tabs open for as long as this takes: a lookup may need it while no job runs. */
export function keepingOwnTab<T>(run: () => Promise<T>): Promise<T> {
  return navigator.locks.request(inUse, { mode: 'shared' }, run);
}

/** Closes the tabs that show lists; fine when there are none, or while they are in use. */
export async function closeListTabs(): Promise<void> {
  await navigator.locks.request(inUse, { ifAvailable: true }, (lock) => (lock ? hideLists() : undefined));
}

/** Closes tabs that an earlier version of Clipkeep opened and muted: with an update it forgets them. */
export async function closeForgottenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: `${site}/*` });
  // Asked later: one that is opened meanwhile is known by then.
  const known = [await ownTab.getValue(), ...(await listTabs.getValue()).map(({ id }) => id)];
  for (const { id, mutedInfo } of tabs)
    if (id !== undefined && mutedInfo?.extensionId === browser.runtime.id && !known.includes(id))
      await browser.tabs.remove(id).catch(() => undefined);
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

/** Opens Clipkeep's own tab at a page of TikTok, in the place of one that is open, and waits until it has loaded. */
export async function openOwnTab(path: string): Promise<number> {
  const before = await ownTab.getValue();
  // Not sent on: Firefox calls it complete for a while, as the page that it leaves was.
  if (before !== null) await browser.tabs.remove(before).catch(() => undefined);
  // A browser without any window has no place for one.
  const { id } =
    (await browser.tabs.create({ url: site + path, active: false }).catch(() => undefined)) ?? {};
  if (id === undefined) throw new ClipkeepError('noPage');
  await ownTab.setValue(id);
  await browser.tabs.update(id, { muted: true }).catch(() => undefined);
  await loaded(id);
  return id;
}
