import { openLink } from '@/entrypoints/background/open-link';
import { ArchiveDb } from '@/lib/archive/db';
import type { JobSettings, Ports } from '@/lib/jobs/ports';
import type { FakeTikTok } from './fake-tiktok';
import type { Platform } from './platform';

/** Thrown into whatever a dead worker still tries to do. */
export class WorkerDied extends Error {}

/** Dexie wraps what is thrown inside it. */
export function isDeath(error: unknown): boolean {
  return error instanceof WorkerDied || (error instanceof Error && 'inner' in error && isDeath(error.inner));
}

/** Kills the worker, or the whole browser, right after the world was changed for the nth time. */
export type Killer = (step: number) => 'worker' | 'browser' | undefined;

/** What a worker lives in. */
interface Surroundings {
  platform: Platform;
  tiktok: FakeTikTok;
  settings: JobSettings;
  steps: number;
  killer: Killer;
  announced: string[];
  bugs: unknown[];
}

/** What one browser profile's workers share. */
interface Profile {
  name: string;
  random: () => number;
  locks: Set<string>;
}

/** A life: looking at the world and changing it, until the killer ends it. */
interface Life {
  alive(): void;
  changed(): void;
  effect<T>(change: () => T): Promise<T>;
  look<T>(read: () => T): Promise<T>;
}

/** A worker: its ports, and a life that ends where the killer says. */
export function createWorker(world: Surroundings, { name, random, locks }: Profile): Ports {
  const { platform, tiktok } = world;
  const life = createLife(world);
  const { alive, effect, look } = life;
  const ports: Ports = {
    db: openDb(name, life),
    now: () => platform.clock,
    random,
    settings: () => look(() => world.settings),
    exclusively: exclusivelyBy(locks, alive),
    ask: (ask) => effect(() => tiktok.answer(ask, platform.clock)),
    signedIn: () => look(() => tiktok.signedIn),
    renewDevice: () => effect(tiktok.renewDevice),
    transfers: {
      begin: (attempt, request) => effect(() => platform.begin(attempt, request)),
      held: () => look(() => [...platform.transfers.values()].map(({ holding }) => holding)),
      release: (attempt) => effect(() => void platform.transfers.delete(attempt)),
      stop: (attempt) => effect(() => platform.stopTransfer(attempt)),
      forgetRecording: (recording) => effect(() => platform.forgetRecording(recording)),
      keptRecordings: () => look(() => [...platform.recordings.keys()]),
    },
    downloads: {
      start: (blobUrl, path, over) => effect(() => platform.startDownload(blobUrl, path, over)),
      find: (by) => look(() => findDownload(platform, by)),
      cancel: (id) => effect(() => platform.cancelDownload(id)),
      erase: (id) => effect(() => platform.eraseDownload(id)),
    },
    wakeAt: (time) => effect(() => void platform.alarms.push(time)),
    report: (bug) => {
      if (!isDeath(bug)) world.bugs.push(bug);
    },
    announce: (awemeIds) => void world.announced.push(...awemeIds),
    open: (link, assets) => openLink(ports, link, assets),
  };
  return ports;
}

function exclusivelyBy(locks: Set<string>, alive: () => void): Ports['exclusively'] {
  return async (lock, run) => {
    alive();
    if (locks.has(lock)) return undefined;
    locks.add(lock);
    return run().finally(() => locks.delete(lock));
  };
}

function createLife(world: Surroundings): Life {
  let over = false;
  const alive = () => {
    if (over) throw new WorkerDied();
  };
  const changed = () => {
    if (over) return;
    world.steps += 1;
    const end = world.killer(world.steps);
    over = end !== undefined;
    if (end === 'browser') world.platform.crash();
  };
  const look = async <T>(read: () => T): Promise<T> => {
    alive();
    return read();
  };
  const effect = async <T>(change: () => T): Promise<T> => {
    alive();
    const result = change();
    changed();
    alive();
    return result;
  };
  return { alive, changed, look, effect };
}

function findDownload({ downloads }: Platform, by: { id: number } | { blobUrl: string }) {
  return 'id' in by
    ? downloads.get(by.id)
    : [...downloads.values()].find((one) => one.blobUrl === by.blobUrl);
}

/** The archive through a mortal's hands: what it has not begun never happens, what it has committed stays. */
function openDb(name: string, { alive, changed }: Life): ArchiveDb {
  return new ArchiveDb(name).use({
    stack: 'dbcore',
    name: 'mortal',
    create: (down) => ({
      ...down,
      transaction(stores, mode, options) {
        alive();
        const transaction = down.transaction(stores, mode, options);
        if (mode === 'readwrite') (transaction as IDBTransaction).addEventListener('complete', changed);
        return transaction;
      },
    }),
  });
}
