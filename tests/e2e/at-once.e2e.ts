import type { Locator } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectHome, usualPattern } from '../stage/check-home';
import { buttonIn, pathOf } from '../stage/click-posts';
import { launchStage } from '../stage/launch';
import { openSite, type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readFolder } from '../stage/read-folder';
import { wholeFiles } from '../stage/read-journal';
import { untilJob } from '../stage/send';
import { startFew } from '../stage/start-few';
import { wantedOf } from '../stage/wanted-files';

let quick: QuickStage;

beforeEach(async () => {
  quick = await quickStage();
});

afterEach(() => quick.close());

const twice = () => [...wholeFiles(quick.replica.journal).values()].filter((times) => times > 1);

it('the buttons of one post in two windows, both pressed: both say Saved, and it is fetched once', async () => {
  const { own, replica, stage } = quick;
  const [post] = replica.world.listed('dana_example');
  if (!post) throw new Error('The cast lacks a post.');
  const first = await openSite(stage, pathOf(post));
  const opened = stage.context.waitForEvent('page');
  await own.evaluate(`chrome.windows.create({ url: 'https://www.tiktok.com${pathOf(post)}' })`);
  const windows = [first, await opened];
  await Promise.all(windows.map((page) => buttonIn(page, 'Save').waitFor()));
  await Promise.all(windows.map((page) => buttonIn(page, 'Save').click()));
  await Promise.all(windows.map((page) => buttonIn(page, 'Saved:').waitFor()));
  await expectHome(quick, wantedOf(replica, [post], usualPattern));
  expect(twice()).toEqual([]);
});

it('two jobs that want the same posts at once: each file once, both are done, and their numbers add up', async () => {
  await set(quick.own, { concurrency: 2 });
  const [one, other] = await Promise.all([
    startFew(quick, 'dana_example', 6),
    startFew(quick, 'dana_example', 6),
  ]);
  const runs = [await untilJob(quick, one.jobId, 'done'), await untilJob(quick, other.jobId, 'done')];
  await expectHome(quick, one.wanted);
  const counts = runs.map(({ job }) => job.counts);
  for (const { listed, saved, skipped, failed, planned } of counts)
    expect({ listed, all: saved + skipped, failed, planned }).toEqual({
      listed: 6,
      all: 12,
      failed: 0,
      planned: 0,
    });
  expect(counts.reduce((sum, { saved }) => sum + saved, 0)).toBe(12);
  // Each card tells its own share, and that it is done with all of it.
  const cards = quick.own.getByRole('article', { name: '@dana_example' });
  await expect.poll(() => cards.count()).toBe(2);
  for (const card of await cards.all()) {
    const words = await card.locator('h3 + p').textContent();
    const [saved = 0, skipped = 0] = await Promise.all(
      ['saved', 'skipped'].map((label) => figure(card, label)),
    );
    expect([saved + skipped, words?.trim()]).toEqual([
      12,
      saved > 0 ? 'Done.' : 'Done. There was nothing new to save.',
    ]);
  }
  expect(twice()).toEqual([]);
});

/** A number on a job's card; 0 where it isn't shown. */
async function figure(card: Locator, label: string): Promise<number> {
  const [text = '0'] = await card.locator(`.counts .${label} dd`).allTextContents();
  return Number(text);
}

it('two profiles with one download folder: the second file gets a number, is told so, and nothing is destroyed', async () => {
  const { replica, stage } = quick;
  const few = await startFew(quick, 'dana_example', 3);
  await untilJob(quick, few.jobId, 'done');
  const second = await launchStage({ replica, downloads: stage.downloads });
  try {
    const theirs = { ...quick, stage: second, own: await second.openOwn('popup.html?tab') };
    const same = await startFew(theirs, 'dana_example', 3);
    const { files, job } = await untilJob(theirs, same.jobId, 'done');
    expect(job.counts).toMatchObject({ saved: 6, failed: 0 });
    const numbered = (path: string) => path.replace(/(\.\w+)$/, ' (1)$1');
    const all = few.wanted.files.flatMap(({ path, bytes }) => [
      [path, bytes] as const,
      [numbered(path), bytes] as const,
    ]);
    const folder = readFolder(stage.downloads);
    expect([...folder.keys()].sort()).toEqual(all.map(([path]) => path).sort());
    expect(all.filter(([path, bytes]) => !folder.get(path)?.equals(bytes))).toEqual([]);
    expect(
      files.map(({ savedAs, path, renamed }) => [savedAs, renamed ?? false, path] as const).sort(),
    ).toEqual(
      few.wanted.files
        .map(({ path }) => [`${stage.downloads}/${numbered(path)}`, true, path] as const)
        .sort(),
    );
    await theirs.own.getByText('so your browser put a number behind the new one. Both are whole.').waitFor();
  } finally {
    await second.close();
  }
});
