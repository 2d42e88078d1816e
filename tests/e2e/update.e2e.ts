import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectHome } from '../stage/check-home';
import { buttonIn, pathOf } from '../stage/click-posts';
import { asFirstVersion } from '../stage/first-version';
import { jobCard, untilSaved } from '../stage/job-card';
import { openSite, type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { untilJob } from '../stage/send';
import { startFew } from '../stage/start-few';

let quick: QuickStage;

beforeEach(async () => {
  quick = await quickStage();
});

afterEach(() => quick.close());

it('an update in the middle of a job: it goes on by itself, and a page that was open says to reload', async () => {
  const { own, replica, stage } = quick;
  const post = replica.world.listed('dana_example')[30];
  if (!post) throw new Error('The cast lacks a post.');
  const page = await openSite(stage, pathOf(post));
  await buttonIn(page, 'Save').waitFor();
  const faults: Error[] = [];
  page.on('pageerror', (error) => faults.push(error));
  await set(own, { concurrency: 1 });
  const few = await startFew(quick, 'dana_example', 12);
  await untilSaved(own, '@dana_example', 4);
  await reloadExtension();

  await page.bringToFront();
  const reload = page.getByRole('button', { name: 'Reload the page to finish the update of Clipkeep.' });
  await buttonIn(page, 'Save').or(reload).first().click();
  await reload.waitFor();
  expect(faults).toEqual([]);
  await Promise.all([page.waitForEvent('load'), reload.click()]);
  await buttonIn(page, 'Save').waitFor();

  await untilJob(quick, few.jobId, 'done');
  await expectHome(quick, few.wanted);
  expect(await words()).toBe('Done.');
});

it('an archive of the first version opens with all it had, and its running job goes on', async () => {
  const few = await startFew(quick, 'dana_example', 8);
  await untilJob(quick, few.jobId, 'done');
  const before = await readArchive(quick.stage);
  const kept = few.wanted.files.slice(0, 4).map(({ id }) => id);
  // A page of the extension that doesn't open the archive by itself.
  await quick.own.goto(`chrome-extension://${quick.stage.extensionId}/icon/16.png`);
  expect(await quick.own.evaluate<number>(asFirstVersion(kept))).toBe(10);
  await reloadExtension();
  await untilJob(quick, few.jobId, 'done');
  const after = await readArchive(quick.stage);
  expect(after.jobs[0]?.counts).toMatchObject({ saved: 16, failed: 0, planned: 0 });
  expect(after.files.map(({ id, state }) => [id, state])).toEqual(
    before.files.map(({ id }) => [id, 'saved']),
  );
  const same = (one: typeof before) => one.files.filter(({ id }) => kept.includes(id));
  expect(same(after)).toEqual(same(before));
  expect(await words()).toBe('Done.');
  const archive = await quick.stage.openOwn('archive.html');
  await archive.getByText('16 files saved, 1 creator known.').waitFor();
});

/** What the job's card says once it says that it is done. */
async function words(): Promise<string | undefined> {
  const card = jobCard(quick.own, '@dana_example');
  await card.locator('.state.done').waitFor();
  return (await card.locator('h3 + p').textContent())?.trim();
}

/** Reloads the extension as an update does, and opens its popup's page anew. */
async function reloadExtension(): Promise<void> {
  const { own } = quick;
  const closed = own.waitForEvent('close');
  await own.evaluate('void setTimeout(() => chrome.runtime.reload(), 0)');
  await closed;
  quick = { ...quick, own: await openAgain() };
}

/** The extension's pages can't be opened for a moment while it is reloaded. */
async function openAgain(): Promise<Page> {
  const page = await quick.stage.context.newPage();
  const address = `chrome-extension://${quick.stage.extensionId}/popup.html?tab`;
  await expect
    .poll(() =>
      page.goto(address).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  return page;
}
