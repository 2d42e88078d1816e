import { browser } from 'wxt/browser';

/** Calls with the number of a download whose file the browser misses; to be registered before anything is awaited. */
export function onFileGone(call: (id: number) => void): void {
  browser.downloads.onChanged.addListener(({ id, exists }) => {
    if (exists?.current === false) call(id);
  });
}
