import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page, Worker } from 'playwright';
import { type FoundBrowser, findBrowser } from './browser-paths';
import { leaveBrowser, openBrowser } from './open-browser';

/** The Chromium build that `wxt build` leaves. */
export const chromeBuild = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** A browser with Clipkeep in it, on a profile and a download folder of its own. */
export interface Stage {
  context: BrowserContext;
  extensionId: string;
  downloads: string;
  profile: string;
  /** An extension page, e.g. `options.html`. */
  openOwn(path: string): Promise<Page>;
  /** The background worker of this moment. */
  worker(): Promise<Worker>;
  /** As a power cut does; then it is still to be closed. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Points every host at the replica; without it the real internet is used. */
  replica?: { hostRules: string; spki: string };
  headless?: boolean;
  /** The extension's folder, unless it is the build's. */
  build?: string;
  /** The folder of another extension that is loaded beside it; its worker isn't called background.js. */
  beside?: string;
  /** Kept after close when given; else both are made fresh and removed. */
  profile?: string;
  downloads?: string;
  /** Beside what this process has in its environment. */
  env?: Record<string, string>;
}

/** Starts Chromium with the built extension. */
export async function launchStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Also after Ctrl-C, and when something threw.
  process.once('exit', remove);
  const profile = options.profile ?? join(folder, 'profile');
  const downloads = options.downloads ?? join(folder, 'downloads');
  seedPreferences(profile, downloads);
  const { path, kind } = browserToDrive();
  const flags = [`--user-data-dir=${profile}`, ...browserFlags(options, kind === 'branded')];
  const { context, kill, close } = await openBrowser(path, flags, options.env);
  // Another browser may be as busy at the same time.
  context.setDefaultTimeout(60_000);
  const worker = await ownWorker(context);
  const extensionId = new URL(worker.url()).host;
  return {
    ...{ context, kill, extensionId, downloads, profile },
    openOwn: (path) => openOwnPage(context, `chrome-extension://${extensionId}/${path}`),
    worker: () => ownWorker(context),
    close: async () => {
      await close();
      process.off('exit', remove);
      remove();
    },
  };
}

/** A window with the built extension at this address, on a profile that stays; nobody can drive it. Resolves once it is closed. */
export async function openAlone(places: Record<'profile' | 'downloads', string>, url: string): Promise<void> {
  seedPreferences(places.profile, places.downloads);
  const { path, kind } = browserToDrive();
  const flags = browserFlags({ headless: false }, kind === 'branded');
  await leaveBrowser(path, [`--user-data-dir=${places.profile}`, ...flags, url]);
}

function browserToDrive(): FoundBrowser {
  const browser = findBrowser();
  if (browser) return browser;
  throw new Error('No browser found: run `npx tsx tests/stage/find-browser.ts`, it says what to do.');
}

async function ownWorker(context: BrowserContext): Promise<Worker> {
  const isOwn = (worker: Worker) => worker.url().endsWith('/background.js');
  return context.serviceWorkers().find(isOwn) ?? context.waitForEvent('serviceworker', { predicate: isOwn });
}

/** Without questions of its own to the person, and without a keyring. */
const quietly = [
  '--no-default-browser-check',
  '--disable-search-engine-choice-screen',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--use-mock-keychain',
];
/** The page itself is 1280 by 800. */
const unseen = ['--headless=new', '--disable-gpu', '--hide-scrollbars', '--window-size=1280,887'];

function browserFlags(
  { headless = true, replica, build = chromeBuild, beside }: StageOptions,
  branded: boolean,
): string[] {
  const extensions = beside ? `${build},${beside}` : build;
  return [
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    ...quietly,
    ...(headless ? [...unseen] : ['--test-type']),
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(branded ? ['--disable-features=DisableLoadExtensionCommandLineSwitch'] : []),
    ...(replica
      ? [
          `--host-resolver-rules=${replica.hostRules}`,
          `--ignore-certificate-errors-spki-list=${replica.spki}`,
        ]
      : []),
  ];
}

function seedPreferences(profile: string, downloads: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  mkdirSync(downloads, { recursive: true });
  const wishes = {
    download: { default_directory: downloads, prompt_for_download: false },
    // Without it Chromium 156 switches an unpacked extension off when it reloads.
    extensions: { ui: { developer_mode: true } },
  };
  try {
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(wishes), { flag: 'wx' });
  } catch (error) {
    // A profile that was used before keeps its own preferences.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** A page of the extension's, awake also behind other tabs: it stands for the popup, which lies over them. */
async function openOwnPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await page.goto(url);
  return page;
}
