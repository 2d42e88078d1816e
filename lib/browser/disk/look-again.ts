import { browser } from 'wxt/browser';

/** Chromium looks at its files when it is asked for downloads, at most this often (chrome.downloads `exists`), with a margin. */
const restMs = 10_500;
/** What it finds is told by `onChanged`; after this long without a word, and a millisecond for each 20 files, it is through. */
const quietMs = 2_000;
const filesPerMs = 20;
/** Never longer than this. */
const mostMs = 120_000;

/**
 * Has the browser look whether its files are still there, and waits until it has. It answers a search at once with what
 * it knew before; the files that are gone come as events (200 to 1,000 ms later, Chromium 156, 2026-11).
 */
export async function lookAgain(files: number): Promise<void> {
  const end = Date.now() + mostMs;
  let heard = Date.now();
  const hear = ({ exists }: { exists?: unknown }) => {
    if (exists) heard = Date.now();
  };
  browser.downloads.onChanged.addListener(hear);
  try {
    // A look of before may have been a moment too early.
    await pause(restMs);
    await browser.downloads.search({ limit: 1 });
    heard = Date.now();
    const patience = quietMs + files / filesPerMs;
    while (Date.now() - heard < patience && Date.now() < end) await pause(200);
  } finally {
    browser.downloads.onChanged.removeListener(hear);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
