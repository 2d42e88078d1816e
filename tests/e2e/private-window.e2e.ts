import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonIn } from '../stage/click-posts';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';

let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
});
afterAll(() => quick?.close());

/** Asks the browser to let Clipkeep into private windows, as the switch on its extensions page does; gives whether it is in now. */
async function tryToLetIn(): Promise<boolean> {
  const id = quick.stage.extensionId;
  const settings = await quick.stage.context.newPage();
  await settings.goto('chrome://extensions');
  // Without it the browser switches an unpacked extension off as soon as its configuration is touched.
  await settings.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  const change = JSON.stringify({ extensionId: id, incognitoAccess: true });
  await settings.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${change}).catch(() => {})`);
  const isIn: boolean = await settings.evaluate(
    `chrome.developerPrivate.getExtensionInfo('${id}').then(({ incognitoAccess }) => incognitoAccess.isActive && incognitoAccess.isEnabled)`,
  );
  await settings.close();
  return isIn;
}

/** A private window's tab on the site. */
async function openPrivately(own: Page, path: string): Promise<Page> {
  const opening = quick.stage.context.waitForEvent('page');
  const wish = JSON.stringify({ incognito: true, url: `https://www.tiktok.com${path}` });
  await own.evaluate(`chrome.windows.create(${wish}).then(() => undefined)`);
  const page = await opening;
  await page.waitForLoadState('networkidle');
  return page;
}

it('is not there in a private window, whatever the person switches on, and writes nothing down', async () => {
  expect(await tryToLetIn()).toBe(false);
  const own = await quick.stage.openOwn('popup.html?tab');
  const page = await openPrivately(own, '/@dana_example');
  expect(await page.locator('[data-e2e="user-post-item"]').count()).toBeGreaterThan(0);
  const ordinary = await quick.stage.context.newPage();
  await ordinary.goto('https://www.tiktok.com/@dana_example');
  await buttonIn(ordinary, 'Save').first().waitFor();
  expect(await page.locator('clipkeep-button').count()).toBe(0);
  expect(await own.evaluate('chrome.extension.isAllowedIncognitoAccess()')).toBe(false);
  expect(await own.evaluate('chrome.tabs.query({}).then((tabs) => tabs.some((tab) => tab.incognito))')).toBe(
    false,
  );
  expect(await readArchive(quick.stage)).toEqual({ jobs: [], files: [] });
});
