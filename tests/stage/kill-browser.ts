import type { Stage } from './launch';

/** Ends the browser as a power cut does, once `moment` has come: SIGKILL to its own process, its children go with it. */
export async function killBrowser({ context }: Stage, moment?: () => Promise<unknown>): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (!browser) throw new Error('The browser does not say which process it is.');
  const gone = new Promise((resolve) => context.once('close', resolve));
  await moment?.();
  process.kill(browser.id, 'SIGKILL');
  await gone;
}
