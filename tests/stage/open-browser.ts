import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Browser, type BrowserContext, chromium } from 'playwright';

/** A Chromium of our own, driven through its DevTools port. */
export interface OpenBrowser {
  context: BrowserContext;
  /** Ends it as a power cut does: SIGKILL to its own process, its children go with it. */
  kill(): Promise<void>;
  /** Lets it end by itself; one that is gone already is fine. */
  close(): Promise<void>;
}

/**
 * Starts one and attaches to it. Not by Playwright's own launch: that takes what is downloaded at the start into a folder
 * of its own, and makes every tab believe that it is in front.
 */
export async function openBrowser(
  path: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<OpenBrowser> {
  const { child, gone, end } = startBrowser(path, ['--remote-debugging-port=0', ...args, 'about:blank'], env);
  const browser = await chromium.connectOverCDP(await addressOf(child.stderr), { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no window.');
  return {
    context,
    kill: () => {
      end();
      return gone;
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) await quit(browser);
      await gone;
    },
  };
}

/** Starts one that nobody drives, without a port for that, and waits until the person has closed it. */
export async function leaveBrowser(path: string, args: readonly string[]): Promise<void> {
  const { child, gone } = startBrowser(path, args);
  child.stderr.resume();
  await gone;
}

function startBrowser(path: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(path, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = () => child.kill('SIGKILL');
  // Also after Ctrl-C, and when something threw.
  process.once('exit', end);
  void gone.then(() => process.off('exit', end));
  return { child, gone, end };
}

/** What a Chromium says of itself on its stderr, which is read to its end; where it says nothing, its last words are the reason. */
function addressOf(stderr: Readable): Promise<string> {
  let said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(stderr)
      .on('line', (line) => {
        said = [...said, line].slice(-20);
        const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
        if (address) resolve(address);
      })
      .once('close', () => reject(new Error(`The browser did not start.\n${said.join('\n')}`)));
  });
}

/** A person may have closed it in this very moment: that is as good, and cuts off the answer as the closing itself does. */
async function quit(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession().catch(() => undefined);
  await session?.send('Browser.close').catch(() => undefined);
}
