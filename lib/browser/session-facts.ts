import { storage } from '@wxt-dev/storage';
import type { PageContext } from '@/lib/tiktok/page-context';

/** The rung to begin with for an API path, and since when (Unix ms). */
export interface Worked {
  rung: string;
  at: number;
}

/** By API path: the rung of the transport ladder to begin with. */
export const worked = storage.defineItem<Record<string, Worked>>('session:worked', { fallback: {} });

/** A device_id that replaces the page's own since TikTok repeated a list under that one; empty: none. */
export const deviceId = storage.defineItem<string>('session:deviceId', { fallback: '' });

/** The msToken that TikTok gave with its last answer to us; empty: none yet. */
export const msToken = storage.defineItem<string>('session:msToken', { fallback: '' });

/** The context that was read from TikTok's start page while no tab was open, and when (Unix ms). */
export const fetchedContext = storage.defineItem<{ context: PageContext; at: number } | null>(
  'session:fetchedContext',
  { fallback: null },
);

/** The tab that Clipkeep opened for itself, to be closed when no job runs; null: none. */
export const ownTab = storage.defineItem<number | null>('session:ownTab', { fallback: null });

/** A tab of Clipkeep's own that shows a list, by the path of its page. */
export interface ListTab {
  path: string;
  id: number;
}

/** The tabs that show lists, the one wanted last at the end; closed when no job runs. */
export const listTabs = storage.defineItem<ListTab[]>('session:listTabs', { fallback: [] });
