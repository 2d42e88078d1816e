import { browser } from 'wxt/browser';
import { type ListTab, listTabs } from '@/lib/browser/session-facts';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { loaded, site } from './load-tab';

/** Lists that are shown at a time; for one more, the one that was wanted longest ago goes. */
const mostTabs = 3;
/** TikTok shows its pages for desktops in it. */
const windowSize = { width: 1000, height: 800 };

/**
 * The id of the tab of Clipkeep's own that shows this page of TikTok: the one that has shown it before, however far down
 * it is, else a new one. It is in sight, in a window that takes no focus: a page out of sight loads no list (Chromium 156),
 * and the person's own tabs stay as they are. Throws ClipkeepError('noPage').
 */
export async function showList(path: string): Promise<number> {
  const tabs = await listTabs.getValue();
  const known = tabs.find((tab) => tab.path === path);
  const others = tabs.filter((tab) => tab !== known);
  if (known && (await bringInSight(known))) {
    await listTabs.setValue([...others, known]);
    return known.id;
  }
  const tab = { path, id: await openTab(site + path, others) };
  await listTabs.setValue([...others, tab]);
  await closeAll(others.slice(0, Math.max(0, others.length + 1 - mostTabs)));
  await loaded(tab.id);
  return tab.id;
}

/** Closes the tab of this list, so that it begins anew when it is wanted again. */
export async function hideList(path: string): Promise<void> {
  await closeAll((await listTabs.getValue()).filter((tab) => tab.path === path));
}

/** Closes what is open for lists. */
export async function hideLists(): Promise<void> {
  await closeAll(await listTabs.getValue());
}

async function closeAll(tabs: readonly ListTab[]): Promise<void> {
  if (tabs.length === 0) return;
  const ids = tabs.map(({ id }) => id);
  await listTabs.setValue((await listTabs.getValue()).filter(({ id }) => !ids.includes(id)));
  for (const id of ids) await browser.tabs.remove(id).catch(() => undefined);
}

/** Whether it is still there: the person may have closed it. */
async function bringInSight({ id }: ListTab): Promise<boolean> {
  return (await browser.tabs.update(id, { active: true }).catch(() => undefined)) !== undefined;
}

async function openTab(url: string, others: readonly ListTab[]): Promise<number> {
  const id = (await openBeside(url, others)) ?? (await openWindow(url));
  if (id === undefined) throw new ClipkeepError('noPage', { detail: 'no window could be opened' });
  await browser.tabs.update(id, { muted: true, active: true }).catch(() => undefined);
  return id;
}

async function openBeside(url: string, others: readonly ListTab[]): Promise<number | undefined> {
  for (const { id } of others) {
    const { windowId } = (await browser.tabs.get(id).catch(() => undefined)) ?? {};
    // One that is created active takes the focus for its window.
    if (windowId !== undefined) return (await browser.tabs.create({ url, windowId, active: false })).id;
  }
  return undefined;
}

async function openWindow(url: string): Promise<number | undefined> {
  const made = await browser.windows?.create({ url, focused: false, ...windowSize }).catch(() => undefined);
  return made?.tabs?.[0]?.id;
}
