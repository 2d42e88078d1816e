import { browser } from 'wxt/browser';
import { dailyLimit } from '@/lib/settings';

/** Calls whenever something may have changed for a job: a download, an alarm, the start of the browser, the daily limit. */
export function onWake(call: () => void): void {
  browser.downloads.onChanged.addListener(({ state }) => {
    if (state) call();
  });
  browser.alarms.onAlarm.addListener(call);
  browser.runtime.onStartup.addListener(call);
  browser.runtime.onInstalled.addListener(call);
  dailyLimit.watch(call);
}

/** Calls after an update of the extension, and when it is reloaded: what the session remembered is forgotten then. */
export function onUpdate(call: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') call();
  });
}

/** Calls when the browser says that the connection is back; a worker that sleeps doesn't hear it, and waits for its alarm. */
export function onOnline(call: () => void): void {
  globalThis.addEventListener('online', call);
}
