import { db } from '@/lib/archive/db';
import type { JobSettings, Ports } from '@/lib/jobs/ports';
import * as settings from '@/lib/settings';
import { problemIn } from '@/lib/tiktok/errors';
import { createAnnounce } from './announcing';
import { askTikTok } from './api/asking';
import { readContext, renewDevice } from './api/context';
import { exclusively } from './locks';
import { downloads } from './saving/downloads';
import { createWakeAt } from './waking';

/** The real world for the engine, but for what the background itself does. `wake` is called when a time that it asked for has come. */
export function createPorts(transfers: Ports['transfers'], wake: () => void): Omit<Ports, 'open'> {
  return {
    db,
    now: () => Date.now(),
    random: Math.random,
    settings: readSettings,
    exclusively,
    ask: askTikTok,
    signedIn: isSignedIn,
    renewDevice: async () => {
      await renewDevice(Math.random);
    },
    transfers,
    downloads,
    wakeAt: createWakeAt(wake),
    announce: createAnnounce(db),
    report: (bug) => globalThis.reportError(bug),
  };
}

/** Whoever can't be looked up now is taken for somebody who is: then TikTok's own words count. */
async function isSignedIn(): Promise<boolean> {
  try {
    return (await readContext(Date.now())).signedIn;
  } catch (error) {
    problemIn(error);
    return true;
  }
}

async function readSettings(): Promise<JobSettings> {
  const { template, concurrency, pace, dailyLimit, renames, videoQuality, subtitleLanguages } = settings;
  const [text, files, pause, limit, naming, quality, languages] = await Promise.all([
    template.getValue(),
    concurrency.getValue(),
    pace.getValue(),
    dailyLimit.getValue(),
    renames.getValue(),
    videoQuality.getValue(),
    subtitleLanguages.getValue(),
  ]);
  const choices = { videoQuality: quality, subtitleLanguages: languages ?? ('all' as const) };
  const speed = { concurrency: files, pace: pause, dailyLimit: limit };
  return { template: text, ...speed, renames: naming, choices };
}
