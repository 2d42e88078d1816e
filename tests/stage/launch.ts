import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright';
import { findBrowser } from './browser-paths';

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
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Beside what this process has in its environment. */
  env?: Record<string, string>;
}

/** Starts Chromium with the built extension. Real file names: Playwright's own download handling is switched off. */
export async function launchStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Also after Ctrl-C, and when something threw.
  process.once('exit', remove);
  const profile = options.profile ?? join(folder, 'profile');
  const downloads = options.downloads ?? join(folder, 'downloads');
  seedPreferences(profile, downloads);
  const context = await chromium.launchPersistentContext(profile, contextOptions(options));
  // At once: what the extension saves until then goes to a folder of Playwright's.
  await keepRealNames(context);
  const worker = await ownWorker(context);
  const extensionId = new URL(worker.url()).host;
  return {
    context,
    extensionId,
    downloads,
    profile,
    openOwn: (path) => openOwnPage(context, `chrome-extension://${extensionId}/${path}`),
    worker: () => ownWorker(context),
    close: async () => {
      await context.close();
      process.off('exit', remove);
      remove();
    },
  };
}

function contextOptions(options: StageOptions): Parameters<typeof chromium.launchPersistentContext>[1] {
  const browser = findBrowser();
  if (!browser)
    throw new Error('No browser found: run `npx tsx tests/stage/find-browser.ts`, it says what to do.');
  return {
    executablePath: browser.path,
    headless: false,
    args: [...browserFlags(options, browser.kind === 'branded')],
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    // A person's window has the size that the person gives it.
    viewport: options.headless === false ? null : (options.viewport ?? { width: 1280, height: 800 }),
    ...(options.env ? { env: { ...process.env, ...options.env } } : {}),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
  };
}

async function ownWorker(context: BrowserContext): Promise<Worker> {
  const isOwn = (worker: Worker) => worker.url().endsWith('/background.js');
  return context.serviceWorkers().find(isOwn) ?? context.waitForEvent('serviceworker', { predicate: isOwn });
}

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
    ...(headless ? ['--headless=new', '--disable-gpu', '--hide-scrollbars'] : ['--test-type']),
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

async function keepRealNames(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send('Browser.setDownloadBehavior', { behavior: 'default' });
}

async function openOwnPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
