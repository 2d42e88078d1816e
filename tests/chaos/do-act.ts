import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopWorker } from '../stage/stop-worker';
import type { Act } from './acts';
import { count, enterStage, openTab, partFiles, pause, type Scene } from './scene';

const hour = 3_600_000;
/** How long the network is gone, ms: now and then longer than the tries of a file and of a list would last. */
const cutMs = [3_000, 8_000, 45_000];
/** Seconds that the browser's clock is off, and how long it stays so, ms: meanwhile TikTok takes no signature of the page. */
const jumps = [26 * 3_600, -5 * 3_600, 400 * 86_400, -90 * 86_400, 20];
const jumpMs = 4_000;
const waitMs = 250;
const mostWaits = 240;

/** Each does one thing to the browser or the world; none waits for what comes of it. */
export const doAct: Record<Act, (scene: Scene) => Promise<void>> = {
  kill: async (scene) => {
    // Aimed: two of three die in the instant in which the browser is handed a file or names it.
    const nth = (scene.tally.get('kill') ?? 0) % 3;
    const moment = scene.aimed ? (['onChanged', 'onCreated', undefined] as const)[nth] : undefined;
    if (moment) await nextDownload(scene, moment);
    await scene.stage.kill();
    keepArchive(scene);
    for (const part of partFiles(scene)) scene.parts.add(part);
    await scene.stage.close();
    Object.assign(scene, await enterStage(scene), { site: undefined });
    // Every other time the person opens TikTok again; else Clipkeep opens a tab of its own.
    if ((scene.tally.get('kill') ?? 0) % 2 === 0) await openTab(scene);
  },
  'stop worker': ({ own }) => stopWorker(own),
  'close tab': async (scene) => {
    if (scene.site) await scene.site.close();
    const open = scene.site === undefined;
    scene.site = undefined;
    if (open) await openTab(scene);
  },
  'cut network': async (scene) => {
    const { replica } = scene;
    const rule = replica.faults.add({ id: 'network cut', action: { kind: 'drop' } });
    const struck = () => replica.faults.list().find(({ id }) => id === rule)?.struck ?? 0;
    await pause(nthOf(cutMs, scene.tally.get('cut network')));
    // Where all rested just then, until somebody asks for something.
    for (let waits = 0; struck() === 0 && waits < mostWaits; waits += 1) await pause(waitMs);
    if (struck() === 0) scene.idle.push('a cut of the network');
    count(scene, 'requests without a network', struck());
    replica.faults.remove(rule);
  },
  'jump clock': async ({ clock, tally, own, idle }) => {
    const seconds = nthOf(jumps, tally.get('jump clock'));
    clock?.set(seconds);
    await pause(jumpMs);
    const moved = (await own.evaluate<number>('Date.now()')) - Date.now();
    if (Math.abs(moved - seconds * 1000) > 10_000) idle.push(`the clock, set ${seconds} s ahead`);
    clock?.set(0);
  },
  'let links run out': async ({ replica }) => replica.clock.advance(50 * hour),
};

/** The archive's own files as the last kills left them: who looks for the reason of a difference needs them. */
function keepArchive({ places, tally }: Scene): void {
  const nth = tally.get('kill') ?? 0;
  const copy = (kill: number) => join(places.profile, '..', `archive-at-kill-${kill}`);
  cpSync(join(places.profile, 'Default', 'IndexedDB'), copy(nth), { recursive: true });
  rmSync(copy(nth - 3), { recursive: true, force: true });
}

function nthOf(values: readonly number[], nth = 0): number {
  return values[nth % values.length] ?? 0;
}

/** Resolves as soon as a file is handed to the browser, or has got its name; or after five seconds without one. */
function nextDownload({ own }: Scene, event: 'onCreated' | 'onChanged'): Promise<unknown> {
  return own.evaluate(`new Promise((resolve) => {
    chrome.downloads.${event}.addListener(({ id, filename, url }) => (filename || url) && resolve(id));
    setTimeout(resolve, 5_000);
  })`);
}

/** Does it and counts it. */
export async function act(scene: Scene, what: Act): Promise<void> {
  await doAct[what](scene);
  count(scene, what);
}
