import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { JobRow } from '@/lib/archive/rows';
import { launchStage } from '../stage/launch';
import { openSite, type QuickStage, set } from '../stage/quick-stage';
import type { BrowserClock } from '../stage/shift-clock';
import { chaosHandle } from './cast';
import { isPart } from './is-part';

/** A chaos run under way: one profile and one download folder, whatever becomes of the browser. */
export interface Scene extends QuickStage {
  places: { profile: string; downloads: string };
  /** The tab of TikTok that the person has open, if any. */
  site: Page | undefined;
  /** What has been done and met, by name. */
  tally: Map<string, number>;
  /** Why the job waited for the person, each time: the code of its problem. */
  stops: string[];
  /** Acts that turned out to change nothing. */
  idle: string[];
  /** Kills strike while a file is being handed over. */
  aimed: boolean;
  /** The browser's; undefined where this machine can't move it. */
  clock: BrowserClock | undefined;
  /** Part files that a killed browser left. */
  parts: Set<string>;
}

/** One more of this. */
export function count({ tally }: Pick<Scene, 'tally'>, what: string, more = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + more);
}

/** Starts (again) the browser on the same profile, with the settings that make the person's pauses short. */
export async function enterStage({
  replica,
  places,
  clock,
}: Pick<Scene, 'replica' | 'places' | 'clock'>): Promise<Pick<Scene, 'stage' | 'own'>> {
  const stage = await launchStage({ ...places, replica, ...(clock ? { env: clock.env } : {}) });
  // A page that shows nothing of a job: what it would draw costs the run its time.
  const own = await stage.openOwn('options.html');
  await set(own, { pace: { min: 50, max: 100 }, concurrency: filesAtOnce });
  return { stage, own };
}

export const filesAtOnce = 6;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Opens the person's tab of TikTok. What the page itself makes of the faults does not matter. */
export async function openTab(scene: Scene): Promise<void> {
  scene.site = await openSite(scene.stage, `/@${chaosHandle}`).catch(() => undefined);
}

/** Names of part files in the download folder. */
export function partFiles({ places }: Pick<Scene, 'places'>): string[] {
  return filesIn(places.downloads).filter(isPart);
}

/** How many whole files there are. */
export function wholeCount({ places }: Pick<Scene, 'places'>): number {
  return filesIn(places.downloads).filter((name) => !isPart(name)).length;
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The job's row as it is now, read in an extension's page without the product's code. */
export function readJob({ own }: Pick<Scene, 'own'>, jobId: number): Promise<JobRow> {
  return own.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('jobs').objectStore('jobs').get(${jobId});
      reading.onsuccess = () => {
        opening.result.close();
        if (reading.result) resolve(reading.result);
        else reject(new Error('The archive has lost its job.'));
      };
    };
  })`);
}
