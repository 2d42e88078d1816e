import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { openSite, type QuickStage, quickStage } from '../quick-stage';
import { photograph, popupView, publish, shoot } from './camera';
import { overlay } from './overlay';
import { popupOver } from './popup-scenes';

const profilePath = '/@cato_example';
/** Video files that come whole before the others stop half way: a run caught in the middle. */
const wholeVideos = 24;
const siteView = { width: 1200, height: 760 };

/** The README's profile and popup. */
export async function photographAtWork(): Promise<void> {
  await photographClicks();
  await photographRun();
}

/** Posts saved and being saved by a click. */
async function photographClicks(): Promise<void> {
  const quick = await quickStage();
  const site = await openSite(quick.stage, profilePath);
  for (const nth of [0, 1, 4, 6]) await clickPost(site, nth, /^Saved/);
  holdUpVideos(quick, 0);
  for (const nth of [2, 5]) await clickPost(site, nth, /^Saving/);
  await untilQuiet(quick, 2);
  await site.mouse.move(0, 0);
  publish('profile', await photograph(site, siteView));
  await quick.close();
}

/** The popup over a run that is half way. */
async function photographRun(): Promise<void> {
  const quick = await quickStage();
  const popup = await popupOver(quick, profilePath);
  holdUpVideos(quick, wholeVideos);
  await popup.getByRole('button', { name: 'Start' }).click();
  await untilQuiet(quick, wholeVideos);
  const [site] = quick.stage.context.pages().filter((one) => one.url().includes(profilePath));
  const below = site ? await photograph(site, siteView) : Buffer.of();
  const above = await photograph(popup, { ...popupView, scale: 1, whole: false });
  publish('popup', await overlay(popup.context(), below, above, siteView));
  await shoot(popup, 'popup-at-work', popupView);
  await shoot(popup, 'popup-at-work-dark', { ...popupView, scheme: 'dark' });
  await quick.close();
}

function holdUpVideos({ replica: { faults } }: QuickStage, after: number): void {
  faults.add({ path: '/video/tos/*', after, action: { kind: 'mishap', stallAt: 0.7 } });
}

async function clickPost(site: Page, nth: number, until: RegExp): Promise<void> {
  const host = site.locator('clipkeep-button').nth(nth);
  await host.getByRole('button').click();
  await host.getByRole('button', { name: until }).waitFor();
}

/** Until no file has been asked for during a second: all that can go on stands still. */
async function untilQuiet({ replica: { journal } }: QuickStage, least: number): Promise<void> {
  const asked = () => journal.count({ path: '/video/tos/*' });
  let before = -1;
  while (asked() < least || asked() !== before) {
    before = asked();
    await pause(1000);
  }
}
