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
    now: Date.now,
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
  };
}

async function readSettings(): Promise<JobSettings> {
  const { template, concurrency, pace, renames, videoQuality, subtitleLanguages } = settings;
  const [text, files, pause, naming, quality, languages] = await Promise.all([
    template.getValue(),
    concurrency.getValue(),
    pace.getValue(),
    renames.getValue(),
    videoQuality.getValue(),
    subtitleLanguages.getValue(),
  ]);
  const choices = { videoQuality: quality, subtitleLanguages: languages ?? ('all' as const) };
  return { template: text, concurrency: files, pace: pause, renames: naming, choices };
}
