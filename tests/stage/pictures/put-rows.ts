import type { Page } from 'playwright';

/** Writes rows of the archive as the background does; a page that is open hears nothing of it. */
export async function putRows(page: Page, table: string, rows: readonly unknown[]): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('${table}', 'readwrite');
      for (const row of ${JSON.stringify(rows)}) writing.objectStore('${table}').put(row);
      writing.oncomplete = () => { opening.result.close(); resolve(); };
      writing.onerror = () => reject(writing.error);
    };
  })`);
}
