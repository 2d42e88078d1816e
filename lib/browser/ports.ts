import { db } from '@/lib/archive/db';
import type { JobSettings, Ports } from '@/lib/jobs/ports';
import * as settings from '@/lib/settings';
import { createAnnounce } from './announcing';
import { askTikTok } from './api/asking';
import { readContext, renewDevice } from './api/context';
import { exclusively } from './locks';
import { downloads } from './saving/downloads';
import { createWakeAt } from './waking';

/** The real world for the engine. `wake` is called when a time that it asked for has come. */
export function createPorts(transfers: Ports['transfers'], wake: () => void): Ports {
  return {
    db,
    now: () => Date.now(),
    random: Math.random,
    settings: readSettings,
    exclusively,
    ask: askTikTok,
    signedIn: async () => (await readContext(Date.now())).signedIn,
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
