import { browser } from 'wxt/browser';
import type { BrowserFacts } from '@/lib/tiktok/query';

/** What this browser says of itself. A worker has no screen: the size of the window in front stands for it. */
export async function browserFacts(): Promise<BrowserFacts> {
  // Firefox for Android has no windows.
  const window = await browser.windows?.getLastFocused().catch(() => undefined);
  return {
    userAgent: navigator.userAgent,
    language: navigator.language,
    platform: navigator.platform,
    screenWidth: window?.width ?? 1920,
    screenHeight: window?.height ?? 1080,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
