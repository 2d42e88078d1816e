import { afterEach, describe, expect, it } from 'vitest';
import { backup } from '@/lib/archive/exports/backup';
import { clipkeep } from '@/lib/archive/imports/clipkeep';
import type { FileRow } from '@/lib/archive/rows';
import { takeIn } from '@/lib/archive/take-in';
import { commandJob } from '@/lib/jobs/command';
import { fetchAgain } from '@/lib/jobs/disk/fetch-again';
import { problemOf } from '@/lib/tiktok/errors';
import { textOf } from '../../archive/kept';
import { idAt, somePosts } from '../wire';
import { createWorld, type World } from '../world';

let world: World;
afterEach(() => world.close());

async function afterRun(): Promise<void> {
  world = createWorld(somePosts(8), 20);
  await world.start({ assets: ['video', 'photos', 'description'] });
  await world.run();
}

const gone = [`${idAt(2)}/video/1`, `${idAt(4)}/photos/2`];
const begunSince = (from: number) => world.platform.begun.slice(from).map(({ content }) => content);

it('files that are gone come back under their names, and nothing else is fetched', async () => {
  await afterRun();
  const before = await world.files();
  const [from, first] = [world.platform.begun.length, await world.job()];
  for (const row of before) if (gone.includes(row.id)) world.platform.disk.delete(row.savedAs ?? '');
  const { jobId = 0, files } = await fetchAgain(world.ports, gone, world.platform.clock);
  await world.run();
  expect([files, begunSince(from).length]).toEqual([2, 2]);
  expect(await world.job(jobId)).toMatchObject({
    ...{ state: 'done', label: 'Missing files', expected: 2 },
    counts: { listed: 2, planned: 0, saved: 2, skipped: 0, failed: 0 },
  });
  const pathsOf = (rows: typeof before) =>
    rows.map(({ id, path, savedAs, state }) => [id, path, savedAs, state]);
  expect(pathsOf(await world.files())).toEqual(pathsOf(before));
  const { counts } = await world.job(1);
  expect([counts.saved, counts.skipped]).toEqual([first.counts.saved - 2, first.counts.skipped + 2]);
});

it('twice is once', async () => {
  await afterRun();
  const from = world.platform.begun.length;
  await fetchAgain(world.ports, gone, world.platform.clock);
  expect(await fetchAgain(world.ports, gone, world.platform.clock)).toEqual({ files: 0 });
  await world.run();
  expect(begunSince(from)).toHaveLength(2);
  expect(await world.ports.db.jobs.count()).toBe(2);
});

it('what was saved after the check, or is not saved at all, is left alone', async () => {
  await afterRun();
  expect(await fetchAgain(world.ports, gone, 1)).toEqual({ files: 0 });
  expect(await fetchAgain(world.ports, ['1/video/1', `${idAt(0)}/nothing/1`], Date.now() * 2)).toEqual({
    files: 0,
  });
});

it('a list that is run meanwhile does not fetch them a second time', async () => {
  await afterRun();
  const from = world.platform.begun.length;
  await fetchAgain(world.ports, gone, world.platform.clock);
  await world.start({ assets: ['video', 'photos', 'description'] });
  await world.run();
  expect(begunSince(from)).toHaveLength(2);
});

it('files that a backup brought back are fetched by asking for their posts', async () => {
  await afterRun();
  const reading = clipkeep.read(await textOf(backup, world.ports.db));
  await Promise.all(world.ports.db.tables.map((table) => table.clear()));
  await takeIn(world.ports.db, reading);
  const from = world.platform.begun.length;
  const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
  await world.run();
  expect(begunSince(from)).toHaveLength(2);
  expect(await world.job(jobId)).toMatchObject({ state: 'done', counts: { saved: 2, failed: 0 } });
});

it('a job that found them here already goes on counting them so', async () => {
  await afterRun();
  await world.start({ assets: ['video', 'photos', 'description'], label: 'again' });
  await world.run();
  const before = await world.job(2);
  await fetchAgain(world.ports, gone, world.platform.clock);
  await world.run();
  expect((await world.job(2)).counts).toEqual(before.counts);
  expect((await world.job(2)).counts).toMatchObject({ saved: 0, skipped: 17 });
});

it('a recording is left as it is: what was live can’t be fetched again', async () => {
  await afterRun();
  const id = `${idAt(0)}/live/1785585600000`;
  const [row] = await world.files();
  if (!row) throw new Error('nothing was saved');
  const recording: FileRow = { ...row, id, asset: 'live', path: 'a/live.mp4', pathKey: 'a/live.mp4' };
  await world.ports.db.files.add(recording);
  expect(await fetchAgain(world.ports, [id], world.platform.clock)).toEqual({ files: 0 });
  await world.run();
  expect(await world.ports.db.files.get(id)).toEqual(recording);
});

describe('what is called off', () => {
  const rowsOf = async (ids: readonly string[]) => (await world.files()).filter(({ id }) => ids.includes(id));
  const facts = (rows: readonly FileRow[]) => rows.map(({ jobId, alsoFor, was, ...row }) => [row, was]);
  const savedInBackup = async () =>
    clipkeep.read(await textOf(backup, world.ports.db)).found.map(({ jobId, ...row }) => row);

  it('is remembered as it was, and nothing of it is fetched a second time', async () => {
    await afterRun();
    const before = await world.files();
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    world.announced.length = 0;
    await commandJob(world.ports, jobId, 'cancel');
    expect(facts(await world.files())).toEqual(facts(before));
    expect(new Set(world.announced)).toEqual(new Set([idAt(2), idAt(4)]));
    expect(await world.job(jobId)).toMatchObject({
      state: 'cancelled',
      counts: { planned: 0, saved: 0, skipped: 2, failed: 0, bytes: 0 },
    });
    const from = world.platform.begun.length;
    await world.start({ assets: ['video', 'photos', 'description'] });
    await world.run();
    expect(begunSince(from)).toEqual([]);
    expect(await fetchAgain(world.ports, gone, world.platform.clock)).toMatchObject({ files: 2 });
  });

  it('is what a backup holds meanwhile, also where TikTok has it no more', async () => {
    await afterRun();
    const before = await savedInBackup();
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    expect(await savedInBackup()).toEqual(before);
    world.platform.spoilTransfer = () => problemOf('fileGone');
    await world.run();
    expect(await world.job(jobId)).toMatchObject({ state: 'done', counts: { failed: 2 } });
    expect(await savedInBackup()).toEqual(before);
  });

  it.each(['retryFailed', 'cancel'] as const)('after it failed: %s', async (command) => {
    await afterRun();
    const before = await world.files();
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    world.platform.spoilTransfer = () => problemOf('fileGone');
    await world.run();
    await commandJob(world.ports, jobId, command);
    if (command === 'retryFailed') await commandJob(world.ports, jobId, 'cancel');
    expect(facts(await world.files())).toEqual(facts(before));
    expect(await world.job(jobId)).toMatchObject({ counts: { planned: 0, skipped: 2, failed: 0 } });
  });

  it('in the middle of an attempt that then is lost', async () => {
    await afterRun();
    const before = await world.files();
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    await world.runOnce();
    expect((await rowsOf(gone)).map(({ state }) => state)).toEqual(['saving', 'saving']);
    await commandJob(world.ports, jobId, 'cancel');
    world.platform.crash();
    world.restart();
    await world.run();
    expect(facts(await world.files())).toEqual(facts(before));
    expect(await world.job(jobId)).toMatchObject({ counts: { planned: 0, saved: 0, skipped: 2, bytes: 0 } });
  });

  it('is saved again to the job that had saved it, if that is not over', async () => {
    await afterRun();
    const first = await world.job();
    await world.ports.db.jobs.update(1, { state: 'paused' });
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    await commandJob(world.ports, jobId, 'cancel');
    expect((await rowsOf(gone)).map(({ jobId, state }) => [jobId, state])).toEqual([
      [1, 'saved'],
      [1, 'saved'],
    ]);
    expect((await world.job(1)).counts).toEqual(first.counts);
  });

  it('goes on in another job that has asked for it meanwhile', async () => {
    await afterRun();
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    await commandJob(world.ports, jobId, 'pause');
    const clicked = await world.start({ source: 'post', target: { awemeIds: [idAt(2)] }, assets: ['video'] });
    await world.runOnce();
    await commandJob(world.ports, jobId, 'cancel');
    await world.run();
    expect((await rowsOf(gone)).map((row) => [row.id, row.jobId, row.was])).toEqual([
      [gone[1], 0, undefined],
      [gone[0], clicked, undefined],
    ]);
    expect(await world.job(clicked)).toMatchObject({ state: 'done', counts: { saved: 1 } });
    expect(await world.job(jobId)).toMatchObject({ counts: { planned: 0, skipped: 2 } });
  });

  it('gives up a path that it was to have by other rules of naming', async () => {
    await afterRun();
    const [, before] = await rowsOf(gone);
    const { jobId = 0 } = await fetchAgain(world.ports, gone, world.platform.clock);
    await commandJob(world.ports, jobId, 'pause');
    world.settings.template = 'other/{awemeId}';
    const clicked = await world.start({ source: 'post', target: { awemeIds: [idAt(2)] }, assets: ['video'] });
    world.platform.spoilTransfer = () => problemOf('fileGone');
    await world.run();
    expect((await rowsOf(gone))[1]).toMatchObject({ state: 'failed', path: `other/${idAt(2)}.mp4` });
    await commandJob(world.ports, jobId, 'cancel');
    await commandJob(world.ports, clicked, 'cancel');
    const [, row] = await rowsOf(gone);
    expect(row).toMatchObject({ state: 'saved', path: before?.path, savedAs: before?.savedAs });
    expect(row).not.toHaveProperty('pathKey');
  });
});
