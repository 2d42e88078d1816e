/**
 * Asks the browser, once, to keep the archive when disk space runs out. Firefox grants it to extensions with
 * unlimitedStorage without a question; Chromium's workers can't ask, its `unlimitedStorage` is enough (browser-chromium.md §12).
 */
export async function keepStorage(storage: Partial<StorageManager> = navigator.storage): Promise<void> {
  if (!storage.persist || (await storage.persisted?.())) return;
  await storage.persist();
}
