import { browser } from 'wxt/browser';

/** Calls whenever something may have changed for a job: a download, an alarm, the start of the browser. */
export function onWake(call: () => void): void {
  browser.downloads.onChanged.addListener(({ state }) => {
    if (state) call();
  });
  browser.alarms.onAlarm.addListener(call);
  browser.runtime.onStartup.addListener(call);
  browser.runtime.onInstalled.addListener(call);
}
