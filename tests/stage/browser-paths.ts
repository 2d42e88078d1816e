import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** `open` browsers take `--load-extension`; branded Chrome and Edge need a switch for it, and newer ones may refuse it. */
export interface FoundBrowser {
  path: string;
  kind: 'open' | 'branded';
}

const onPath = {
  open: ['chromium', 'chromium-browser', 'ungoogled-chromium'],
  branded: ['microsoft-edge', 'microsoft-edge-stable', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

const elsewhere = {
  open: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '%LOCALAPPDATA%\\Chromium\\Application\\chrome.exe',
  ],
  branded: [
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '%PROGRAMFILES(X86)%\\Microsoft\\Edge\\Application\\msedge.exe',
    '%PROGRAMFILES%\\Google\\Chrome\\Application\\chrome.exe',
    '%LOCALAPPDATA%\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    '%PROGRAMFILES%\\Mozilla Firefox\\firefox.exe',
  ],
};

/** The browser to drive: CLIPKEEP_BROWSER, an installed Chromium, Playwright's own, Edge, Chrome; in this order. */
export function findBrowser(): FoundBrowser | undefined {
  const wished = process.env['CLIPKEEP_BROWSER'];
  if (wished) return { path: wished, kind: /edge|chrome(?!.*ium)/i.test(wished) ? 'branded' : 'open' };
  const paths = [...installed('open'), chromium.executablePath()];
  const open = paths.find((path) => path && existsSync(path));
  if (open) return { path: open, kind: 'open' };
  const branded = installed('branded').find((path) => existsSync(path));
  return branded ? { path: branded, kind: 'branded' } : undefined;
}

/** The Firefox to drive: CLIPKEEP_FIREFOX, or an installed one. */
export function findFirefox(): string | undefined {
  const wished = process.env['CLIPKEEP_FIREFOX'];
  return wished || installed('firefox').find((path) => existsSync(path));
}

function installed(kind: keyof typeof onPath): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const named = onPath[kind].flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...elsewhere[kind].map(expandVariables)];
}

function expandVariables(path: string): string {
  return path.replace(/%([^%]+)%/g, (_whole, name: string) => process.env[name] ?? '');
}
