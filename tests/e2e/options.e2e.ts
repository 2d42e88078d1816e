import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectHome, usualPattern } from '../stage/check-home';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { type Wanted, wantedOf } from '../stage/wanted-files';

const mine = 'Mine/{date}/{uniqueId} {awemeId}';
let quick: QuickStage;
let options: Page;

beforeAll(async () => {
  quick = await quickStage();
  options = await quick.stage.openOwn('options.html');
});

afterAll(() => quick.close());

it('a new pattern names the next file; one that does not work is told, and not used', async () => {
  const posts = quick.replica.world.listed('dana_example').slice(0, 3);
  const wanted: Wanted = { files: [], missing: [] };
  const saveNext = async (pattern: string) => {
    const post = posts.shift();
    if (!post) throw new Error('The cast lacks posts.');
    wanted.files.push(...wantedOf(quick.replica, [post], pattern).files);
    await saveLink(post.awemeId);
    await expectHome(quick, wanted);
  };
  await saveNext(usualPattern);

  await options.getByLabel('Pattern').fill(mine);
  await options.getByText('In use for everything saved from now on.').waitFor();
  await saveNext(mine);

  // Two posts could meet under this name: it is marked, and the last one that worked stays in use.
  await options.getByLabel('Pattern').fill('Mine/{date}');
  await options.getByText('Two files could get the same name. Add {awemeId}.').waitFor();
  await options.getByText(`Using the last working pattern: ${mine}`).waitFor();
  await options.getByLabel('Pattern').blur();
  await saveNext(mine);
  await options.reload();
  expect(await options.getByLabel('Pattern').inputValue()).toBe(mine);
});

it('keeps what is chosen for speed', async () => {
  await options.getByLabel('Brisk').check();
  await options.getByRole('slider').fill('4');
  await options.getByText('4 files').waitFor();
  await options.reload();
  expect(await options.getByLabel('Brisk').isChecked()).toBe(true);
  expect(await options.getByRole('slider').inputValue()).toBe('4');
  expect(await quick.own.evaluate('chrome.storage.local.get(["pace", "concurrency"])')).toEqual({
    pace: { min: 500, max: 1000 },
    concurrency: 4,
  });
});

/** Pastes a post's id into the popup and waits until its video and its caption are there. */
async function saveLink(awemeId: string): Promise<void> {
  const { own } = quick;
  await own.getByRole('textbox').fill(awemeId);
  await own.getByRole('button', { name: 'Start' }).click();
  const both = own.locator('.recent li', { hasText: awemeId }).filter({ hasText: '2 files' });
  await both.waitFor();
}
