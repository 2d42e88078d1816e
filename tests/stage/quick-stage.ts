import type { Page } from 'playwright';
import { type Replica, startReplica } from '../replica/replica';
import type { Evaluates } from './evaluates';
import { launchStage, type Stage, type StageOptions } from './launch';

/** A replica, a browser on it, and Clipkeep's popup in a tab of its own, which shows jobs live. */
export interface QuickStage {
  replica: Replica;
  stage: Stage;
  /** The popup's page in a tab; its address differs from the real popup's. */
  own: Page;
  close(): Promise<void>;
}

/** Starts both. Quick by the person's own means: short pauses between list pages and six files at once, in the settings. */
export async function quickStage(options: Omit<StageOptions, 'replica'> = {}): Promise<QuickStage> {
  const quick = await reopen({ replica: await startReplica() }, options);
  await set(quick.own, { pace: { min: 50, max: 100 }, concurrency: 6 });
  return quick;
}

/** The same replica, and a browser on it that is started anew; an earlier one is to be gone by then. */
export async function reopen(
  { replica }: Pick<QuickStage, 'replica'>,
  options: Omit<StageOptions, 'replica'>,
): Promise<QuickStage> {
  const stage = await launchStage({ ...options, replica });
  const own = await stage.openOwn('popup.html?tab');
  return {
    replica,
    stage,
    own,
    close: async () => {
      await stage.close();
      await replica.close();
    },
  };
}

/** Writes settings as the options page does. */
export async function set(own: Evaluates, settings: Record<string, unknown>): Promise<void> {
  await own.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify(settings)})`);
}

/** A tab of the replica, in front; nothing in it moves or plays. */
export async function openSite({ context }: Stage, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`https://www.tiktok.com${path}`);
  await page.bringToFront();
  return page;
}
