import { browser } from 'wxt/browser';
import type { DownloadFact, Ports } from '@/lib/jobs/ports';
import { ClipkeepError } from '@/lib/tiktok/errors';

/** `downloads.download` can hang for ever when several are cut at once (browser-chromium.md §6, 2026-11). */
const answerMs = 20_000;

/** The browser's own downloads. */
export const downloads: Ports['downloads'] = {
  async start(blobUrl, path) {
    const asked = browser.downloads.download({
      url: blobUrl,
      filename: path,
      conflictAction: 'uniquify',
      saveAs: false,
    });
    const id = await Promise.race([asked.catch(refused), silence(answerMs)]);
    if (id !== undefined) return id;
    const begun = await downloads.find({ blobUrl });
    if (begun) return begun.id;
    throw new ClipkeepError('stalled', { detail: 'downloads.download did not answer' });
  },
  async find(by) {
    const query = 'id' in by ? { id: by.id } : { url: by.blobUrl };
    const [item] = await browser.downloads.search(query);
    return item && factOf(item);
  },
  async cancel(id) {
    // One that has ended, or that the person removed from the list, is as good as cancelled.
    await browser.downloads.cancel(id).catch(() => undefined);
  },
};

function refused(error: unknown): never {
  const detail = String(error);
  throw new ClipkeepError(/cancel/i.test(detail) ? 'cancelled' : 'diskRefused', { detail });
}

function silence(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}

/** The browser's item has more fields than a fact; its empty `error` is left out. */
function factOf(item: Omit<DownloadFact, 'error'> & { error?: string | undefined }): DownloadFact {
  const { id, state, filename, fileSize, exists, error } = item;
  return { id, state, filename, fileSize, exists, ...(error ? { error } : {}) };
}
