import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type Replica, startReplica } from '../replica/replica';
import { findFirefox } from './browser-paths';
import type { AnyStage, Evaluates } from './evaluates';
import { set } from './quick-stage';

const build = fileURLToPath(new URL('../../.output/firefox-mv2', import.meta.url));
const uuid = '6f1d7f0e-51c7-4a55-8a51-0c1ad0f0c11b';
/** What the extension's pages are under. */
export const firefoxRoot = `moz-extension://${uuid}`;

/** Firefox with Clipkeep in it, on a profile and a download folder of its own. */
export interface FirefoxStage extends AnyStage {
  /** The popup's page in a tab; nothing is left open otherwise. */
  own: Evaluates;
  /** An extension page once its first heading is there, e.g. `options.html`. */
  openOwn(path: string): Promise<Page>;
  /** A tab of TikTok, loaded and in front. */
  openSite(path: string): Promise<Page>;
  /** Ends it as a power cut does: SIGKILL. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Where it keeps what outlives it. */
export interface FirefoxPlaces {
  profile: string;
  downloads: string;
}

/** Starts Firefox with every host led to the replica. Playwright's own Firefox takes no extensions, and the real one it can't drive. */
export async function launchFirefox(replica: Replica, places: FirefoxPlaces): Promise<FirefoxStage> {
  const firefox = findFirefox();
  if (!firefox) throw new Error('No Firefox found: run `npx tsx tests/stage/find-browser.ts`.');
  for (const folder of [places.profile, places.downloads]) mkdirSync(folder, { recursive: true });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox,
    userDataDir: places.profile,
    acceptInsecureCerts: true,
    defaultViewport: null,
    // Else no page of an extension may be opened.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: preferences(replica, places.downloads),
  });
  await browser.installExtension(build);
  const own = evaluating(await openOwn(browser, 'popup.html?tab'));
  return {
    own,
    downloads: places.downloads,
    worker: async () => own,
    openOwn: (path) => openOwn(browser, path),
    openSite: (path) => openSite(browser, path),
    kill: () => kill(browser),
    close: () => browser.close(),
  };
}

/** A replica and Firefox on it, as `quickStage` for Chromium: short pauses, six files at once. */
export interface QuickFirefox {
  replica: Replica;
  stage: FirefoxStage;
  own: Evaluates;
  /** The same profile again, after `stage.kill`. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** Starts both. */
export async function quickFirefox(): Promise<QuickFirefox> {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-'));
  const places = { profile: join(folder, 'profile'), downloads: join(folder, 'downloads') };
  const replica = await startReplica();
  const stage = await launchFirefox(replica, places);
  const quick: QuickFirefox = {
    replica,
    stage,
    own: stage.own,
    async startAgain() {
      quick.stage = await launchFirefox(replica, places);
      quick.own = quick.stage.own;
    },
    async close() {
      await quick.stage.close();
      await replica.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await set(quick.own, { pace: { min: 50, max: 100 }, concurrency: 6 });
  return quick;
}

function preferences({ port }: Replica, downloads: string): Record<string, string | number | boolean> {
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${port}`,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    // What is installed for one run keeps its address and its data for the next one of the same profile.
    'extensions.webextensions.uuids': JSON.stringify({ 'clipkeep@clipkeep.example': uuid }),
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
  };
}

/** Firefox tells nobody that a page of an extension is loaded. */
async function openOwn(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${firefoxRoot}/${path}`, { waitUntil: [] });
  await page.waitForSelector('h1');
  return page;
}

async function openSite(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`https://www.tiktok.com${path}`);
  await page.bringToFront();
  return page;
}

function evaluating(page: Page): Evaluates {
  return { evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T };
}

async function kill(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone = new Promise((resolve) => child?.once('exit', resolve));
  child?.kill('SIGKILL');
  await gone;
}
