import { storage } from '@wxt-dev/storage';
import type { PageContext } from '@/lib/tiktok/page-context';

/** Which rung answered for an API path, and when (Unix ms). */
export interface Worked {
  rung: string;
  at: number;
}

/** By API path: the rung of the transport ladder that answered last. */
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
