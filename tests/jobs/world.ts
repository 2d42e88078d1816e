import 'fake-indexeddb/auto';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { noteDownload } from '@/lib/jobs/note-download';
import type { JobSettings, Ports } from '@/lib/jobs/ports';
import { pump } from '@/lib/jobs/pump';
import { type JobRequest, startJob } from '@/lib/jobs/start';
import { defaultChoices } from '../assets/default-choices';
import { createTikTok, type FakeTikTok } from './fake-tiktok';
import { createPlatform, type Platform } from './platform';
import { createRandom } from './random';
import { newest, type WirePost } from './wire';
import { createWorker, isDeath, type Killer } from './worker';

/** A small world for the engine: one browser profile, one TikTok, and workers that die. */
export interface World {
  platform: Platform;
  tiktok: FakeTikTok;
  settings: JobSettings;
  /** Changes made to the world so far: transactions that committed, calls that had an effect. */
  steps: number;
  killer: Killer;
  announced: string[];
  /** Bugs that were contained: nobody expects any. */
  bugs: unknown[];
  ports: Ports;
  /** Starts a fresh worker in place of the one there is. */
  restart(): void;
  start(request?: Partial<JobRequest>): Promise<number>;
  /** Lets everything happen that will, time included, until all is quiet; gives how often a worker died. Throws the first bug. */
  run(): Promise<number>;
  /** One event: a worker looks, then whatever is under way gets one step further. */
  runOnce(): Promise<void>;
  /** Looks at what a death left behind, before the next worker does. */
  onDeath(): Promise<void>;
  job(id?: number): Promise<JobRow>;
  files(): Promise<FileRow[]>;
  close(): Promise<void>;
}

let worlds = 0;

const usual: JobSettings = {
  template: '{uniqueId}/{desc}_{awemeId}',
  concurrency: 3,
  pace: { min: 800, max: 2500 },
  dailyLimit: 0,
  renames: 'keep',
  choices: defaultChoices,
};

export function createWorld(posts: WirePost[], pageSize?: number): World {
  const name = `world-${++worlds}`;
  const platform = createPlatform(newest * 1000);
  const random = createRandom(worlds);
  const locks = new Set<string>();
  const world: World = {
    platform,
    tiktok: createTikTok(posts, pageSize),
    settings: { ...usual },
    steps: 0,
    killer: () => undefined,
    announced: [],
    bugs: [],
    ports: undefined as unknown as Ports,
    restart() {
      world.ports?.db.close();
      locks.clear();
      world.ports = createWorker(world, { name, random, locks });
    },
    start: (request) => startJob(world.ports, { ...profileJob, ...request }),
    run: () => runSoundly(world),
    async runOnce() {
      await live(world);
      platform.tick();
    },
    onDeath: async () => {},
    async job(id = 1) {
      const job = await world.ports.db.jobs.get(id);
      if (!job) throw new Error(`no job ${id}`);
      return job;
    },
    files: () => world.ports.db.files.orderBy('id').toArray(),
    close: () => world.ports.db.delete(),
  };
  world.restart();
  return world;
}

const profileJob: JobRequest = {
  source: 'posts',
  target: { secUid: 'MS4wMira', uniqueId: 'mira_example' },
  assets: ['video', 'photos', 'description'],
  filters: {},
  label: '@mira_example',
  expected: 0,
};

async function runSoundly(world: World): Promise<number> {
  const deaths = await runWorld(world);
  for (const bug of world.bugs) throw bug;
  return deaths;
}

async function runWorld(world: World): Promise<number> {
  const { platform } = world;
  for (let deaths = 0, rounds = 0; ; rounds += 1) {
    if (rounds > 20_000) throw new Error('the world never comes to rest');
    if (await diesIn(() => live(world))) {
      deaths += 1;
      world.restart();
      await world.onDeath();
      continue;
    }
    if (platform.tick()) continue;
    const due = platform.alarms.filter((time) => time > platform.clock);
    if (due.length === 0) return deaths;
    platform.clock = Math.min(...due);
    platform.alarms = due.filter((time) => time > platform.clock);
  }
}

/** An event, heard by a worker: what the browser tells is written down, then everything moves. */
async function live({ platform, ports }: World): Promise<void> {
  for (let change = platform.told.shift(); change; change = platform.told.shift())
    await noteDownload(ports, change);
  await pump(ports);
}

async function diesIn(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (isDeath(error)) return true;
    throw error;
  }
}
