import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectHome, usualPattern } from '../stage/check-home';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { mediaRequests } from '../stage/read-journal';
import { sendLinks, untilJob } from '../stage/send';
import { untilFact } from '../stage/until-fact';
import { type Wanted, wantedOf } from '../stage/wanted-files';

let quick: QuickStage;
let archive: Page;
let wanted: Wanted;

beforeAll(async () => {
  quick = await quickStage();
  archive = await quick.stage.openOwn('archive.html');
  const posts = quick.replica.world.listed('dana_example').slice(0, 8);
  wanted = wantedOf(quick.replica, posts, usualPattern);
  await sendLinks(quick.own, posts.map(({ awemeId }) => awemeId).join(' '), [
    ...['video', 'photos', 'music', 'description'],
  ]);
  await untilJob(quick, 1, 'done');
});

afterAll(() => quick.close());

it('tells which saved files are gone from disk', async () => {
  await check();
  await archive.getByText(`${wanted.files.length} files there, 0 gone`).waitFor();
  for (const { path } of removed()) rmSync(join(quick.stage.downloads, path));
  await check();
  await archive.getByText(`${wanted.files.length - 2} files there, 2 gone`).waitFor();
});

it('brings these back, and asks for no other file', async () => {
  const before = quick.replica.journal.last;
  await archive.getByRole('button', { name: 'Fetch the 2 missing again' }).click();
  await archive.getByText('Started 2 files.').waitFor();
  const { job } = await untilJob(quick, 2, 'done');
  expect(job).toMatchObject({ label: 'Missing files', counts: { saved: 2, skipped: 0, failed: 0 } });
  expect(mediaRequests(quick.replica.journal).filter(({ n }) => n > before)).toHaveLength(2);
  await expectHome(quick, wanted);
  const { job: first } = await untilJob(quick, 1, 'done');
  expect(first.counts).toMatchObject({ saved: wanted.files.length - 2, skipped: 2 });
});

async function check(): Promise<void> {
  const before = Date.now();
  await archive.getByRole('button', { name: 'Check the disk' }).click();
  await untilFact(quick.own, 'diskCheck', `value?.finishedAt >= ${before}`);
  await archive.getByRole('button', { name: 'Check the disk' }).waitFor();
}

/** Two that come from TikTok. */
function removed() {
  return wanted.files.filter(({ path }) => !path.endsWith('.txt')).slice(1, 3);
}
