import { browser } from 'wxt/browser';
import type { DownloadChange } from '@/lib/jobs/note-download';
import type { DownloadFact, Ports } from '@/lib/jobs/ports';
import { ClipkeepError } from '@/lib/tiktok/errors';

/** `downloads.download` can hang for ever when several are cut at once (browser-chromium.md §6, 2026-11). */
const answerMs = 20_000;

/** The browser's own downloads. */
export const downloads: Ports['downloads'] = {
  async start(blobUrl, path, over) {
    const asked = browser.downloads.download({
      url: blobUrl,
      filename: path,
      conflictAction: over ? 'overwrite' : 'uniquify',
      saveAs: false,
    });
    const id = await Promise.race([asked.catch(refused), silence(answerMs)]);
    if (id !== undefined) return id;
    const begun = await downloads.find({ blobUrl });
    if (begun) return begun.id;
    throw new ClipkeepError('stalled', { detail: 'downloads.download did not answer' });
  },
  async find(by) {
    const query = 'id' in by ? { id: by.id } : { url: by.blobUrl, orderBy: ['-startTime'] };
    const [item] = await browser.downloads.search(query);
    return item && factOf(item);
  },
  async cancel(id) {
    // One that has ended, or that the person removed from the list, is as good as cancelled.
    await browser.downloads.cancel(id).catch(() => undefined);
  },
  async erase(id) {
    await browser.downloads.erase({ id });
  },
};

function refused(error: unknown): never {
  const detail = String(error);
  throw new ClipkeepError(/cancel/i.test(detail) ? 'cancelled' : 'diskRefused', { detail });
}

function silence(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}

type Item = Omit<DownloadFact, 'error' | 'blobUrl'> & { url: string; error?: string | undefined };

/** The browser's item has more fields than a fact; its empty `error` is left out. */
export function factOf(item: Item): DownloadFact {
  const { id, state, filename, fileSize, bytesReceived, exists, url, error } = item;
  return { id, state, filename, fileSize, bytesReceived, exists, blobUrl: url, ...(error ? { error } : {}) };
}

/** Calls with what the browser says at once of any download; to be registered before anything is awaited. */
export function onDownloadChange(call: (change: DownloadChange) => void): void {
  browser.downloads.onChanged.addListener(({ id, filename, state }) => {
    const name = filename?.current;
    call({ id, ...(name ? { filename: name } : {}), complete: state?.current === 'complete' });
  });
}
