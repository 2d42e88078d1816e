import '../components/fake-extension';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCareStep } from '@/entrypoints/background/care-for-archive';
import { readLoss } from '@/lib/archive/losses';
import type { Transfers } from '@/lib/browser/saving/hosting';
import { backupAfterJobs } from '@/lib/settings';
import { savedFile } from '../archive/kept';
import { makeJob } from '../components/rows';
import { createWorld, type World } from '../jobs/world';

const persist = vi.fn(async () => true);
let world: World;
let transfers: Transfers;
let step: () => Promise<void>;

beforeEach(async () => {
  fakeBrowser.reset();
  persist.mockClear();
  vi.stubGlobal('navigator', { storage: { persist } });
  world = createWorld([]);
  const made = { blobUrl: 'blob:clipkeep/backup', size: 10 };
  const backups = { make: vi.fn(async () => made), held: async () => false, free: async () => {} };
  transfers = { ...world.ports.transfers, backups, restIfIdle: vi.fn(async () => {}) };
  step = createCareStep(world.ports, transfers);
  await backupAfterJobs.setValue(true);
});
afterEach(() => world.close());

it('the browser is asked, at each start, to keep the archive when its disk fills up', () => {
  expect(persist).toHaveBeenCalledOnce();
});

async function tally(): Promise<unknown> {
  return (await fakeBrowser.storage.local.get('tally'))['tally'];
}

/** A job that has ended and saved one file, and one that waits, for weeks perhaps. */
async function besideWaiting(): Promise<void> {
  const [{ db }, now] = [world.ports, world.ports.now()];
  await db.files.add(savedFile('7530000000000010001', { savedAt: now }));
  const ended = makeJob({ id: 1, state: 'done', counts: { saved: 1 }, finishedAt: now });
  await db.jobs.bulkAdd([ended, makeJob({ id: 2, waitsForRoom: '7530000000000010002' })]);
}

it('beside a job that waits the archive is counted and backed up, and the host stays for what comes', async () => {
  await besideWaiting();
  await step();
  expect(await tally()).toMatchObject({ files: 1 });
  expect(transfers.backups.make).toHaveBeenCalledOnce();
  expect(transfers.restIfIdle).not.toHaveBeenCalled();
});

it('a start that fails is made up for at the next wake', async () => {
  await fakeBrowser.storage.local.set({ tally: { archiveId: 'a', files: 7, countedAt: 5, took: 1 } });
  await besideWaiting();
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('The disk did not answer.'));
  step = createCareStep(world.ports, transfers);
  await expect(step()).rejects.toThrow('The disk did not answer.');
  await step();
  expect(await readLoss(world.ports.db)).toEqual({ files: 7, countedAt: 5 });
  expect(transfers.backups.make).toHaveBeenCalledOnce();
});
