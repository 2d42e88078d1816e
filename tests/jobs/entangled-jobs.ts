import { expect } from 'vitest';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { wantedBy } from '@/lib/archive/shared-files';
import { commandJob } from '@/lib/jobs/command';
import { cure, deletedIn, happen, type Moment, posts } from './entangled-acts';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

/** Lets it all happen, checks the counters after each, and then all that was wanted once nothing is paused any more. */
export async function liveThrough(all: readonly Moment[]): Promise<void> {
  const world = createWorld(somePosts(posts), 2);
  try {
    await world.start();
    for (const moment of all) {
      await happen(world, moment);
      expectCounted(await world.ports.db.jobs.toArray(), await world.files());
    }
    await untilQuiet(world);
    await expectAllThere(world);
  } finally {
    await world.close();
  }
}

/** What pauses jobs is cured, and the person goes on with each. */
async function untilQuiet(world: World): Promise<void> {
  cure(world);
  await world.run();
  for (const { id, state } of await world.ports.db.jobs.toArray())
    if (state === 'paused') await commandJob(world.ports, id, 'resume');
  await world.run();
}

/** The counters of each job are what the rows say of it. */
function expectCounted(jobs: readonly JobRow[], files: readonly FileRow[]): void {
  for (const { id, state, counts } of jobs) {
    const wanted = files.filter((row) => wantedBy(row).includes(id));
    const count = (...states: string[]) => wanted.filter((row) => states.includes(row.state)).length;
    const saved = wanted.filter((row) => row.state === 'saved' && row.jobId === id).length;
    const told = { planned: count('planned', 'saving'), saved };
    expect(counts, `job ${id}`).toMatchObject(
      state === 'cancelled' ? told : { ...told, failed: count('failed') },
    );
    expect(Math.min(...Object.values(counts)), `job ${id}`).toBeGreaterThanOrEqual(0);
  }
}

async function expectAllThere(world: World): Promise<void> {
  const [jobs, files] = [await world.ports.db.jobs.toArray(), await world.files()];
  expectCounted(jobs, files);
  for (const job of jobs.filter(({ state }) => state !== 'cancelled')) {
    const ids = wantedIds(job);
    expect(job, `job ${job.id}`).toMatchObject({ state: 'done', counts: { planned: 0 } });
    const rows = files.filter(({ id }) => ids.includes(id));
    expect(rows.map(({ id }) => id).sort(), `job ${job.id}`).toEqual([...ids].sort());
    for (const { id, state, problem } of rows)
      expect(
        state === 'saved' || (state === 'failed' && problem?.sentence),
        `job ${job.id}: ${id} ${state}`,
      ).toBeTruthy();
    const { saved, skipped, failed } = job.counts;
    if (ids.length > 0) expect(saved + skipped + failed, `job ${job.id}`).toBe(ids.length);
  }
  const names = files.filter(({ state }) => state === 'saved').map(({ savedAs }) => savedAs);
  expect(new Set(names).size).toBe(names.length);
  const { disk } = world.platform;
  const there = names.filter((name = '') => disk.has(name) || !deletedIn(world).has(name));
  expect([...disk.keys()].sort()).toEqual(there.sort());
}

/** The files that a list or a click wants; one of missing files says nowhere which. */
function wantedIds({ target, assets, label }: JobRow): string[] {
  if (label === 'Missing files') return [];
  const all = target.awemeIds ?? Array.from({ length: posts }, (_, at) => idAt(at));
  return all.flatMap((awemeId) => {
    const media = awemeId === idAt(4) ? ['photos/1', 'photos/2'] : ['video/1'];
    const described = assets.includes('description') ? ['description/1'] : [];
    return [...media, ...described].map((end) => `${awemeId}/${end}`);
  });
}
