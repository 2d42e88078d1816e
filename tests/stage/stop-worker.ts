import type { Page } from 'playwright';

/** Stops the background worker as the browser does when it has been idle; the next event starts a fresh one. */
export async function stopWorker(ownPage: Page): Promise<void> {
  const session = await ownPage.context().newCDPSession(ownPage);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}
