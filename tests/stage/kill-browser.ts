import type { Stage } from './launch';

/** Ends the browser as a power cut does: SIGKILL to the browser's own process, its children go with it. */
export async function killBrowser({ context }: Stage): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (!browser) throw new Error('The browser does not say which process it is.');
  const gone = new Promise((resolve) => context.once('close', resolve));
  process.kill(browser.id, 'SIGKILL');
  await gone;
}
