import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../stage/browser-paths';
import { postOf } from '../stage/click-posts';
import { type QuickFirefox, quickFirefox } from '../stage/firefox';
import { readArchive } from '../stage/read-archive';

const hasFirefox = findFirefox() !== undefined;
const button = 'clipkeep-button >>> button';
let quick: QuickFirefox;
let page: Page;

beforeAll(async () => {
  if (hasFirefox) quick = await quickFirefox();
});
afterAll(() => quick?.close());

/** The hostile page, in the place of the last one. Gives the middle of the button. */
async function open(awemeId: string): Promise<{ x: number; y: number }> {
  await page?.close();
  page = await quick.stage.openSite(`/replica/hostile?ids=${awemeId}`);
  const shown = await page.waitForSelector(button);
  const { x = 0, y = 0 } = (await shown?.boundingBox()) ?? {};
  return { x: x + 24, y: y + 24 };
}

const dana = (index: number) => postOf(quick.replica, 'dana_example', index).awemeId;
const untilSaved = () => page.waitForSelector(`${button}[aria-label^="Saved:"]`);
const jobs = async () => (await readArchive(quick.stage)).jobs.map(({ target }) => target.awemeIds?.[0]);

/** Goes to the button by Tab, and presses the key there. */
async function byKeys(key: 'Enter' | ' '): Promise<void> {
  const isThere = () => page.evaluate('document.activeElement?.localName === "clipkeep-button"');
  const mostStops = 10;
  for (let stop = 0; stop < mostStops && !(await isThere()); stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press(key);
}

describe.skipIf(!hasFirefox)('the button on a hostile page, in Firefox', () => {
  it('is pressed by a mouse, a finger and the keys of a person', async () => {
    const ways: ((at: { x: number; y: number }) => Promise<void>)[] = [
      ({ x, y }) => page.mouse.click(x, y),
      ({ x, y }) => page.touchscreen.tap(x, y),
      () => byKeys('Enter'),
      () => byKeys(' '),
    ];
    for (const [at, press] of ways.entries()) {
      await press(await open(dana(30 - at)));
      await untilSaved();
    }
  });

  it('is not pressed by what the page arranged around a click or a key', async () => {
    const before = (await jobs()).length;
    const tricks: [trick: string, typed?: string][] = [
      ['spreadButton()'],
      ['spreadUntil("pointerdown")'],
      ['spreadUntil("click")'],
      ['kidnapUntilClick()'],
      ['labelButton()'],
      ['growPart()'],
      ['stealFocus(["7300000000000000001", "7300000000000000002"])', 'a b'],
      ['stealFocusFromFrame()', ''],
    ];
    for (const [at, [trick, typed]] of tricks.entries()) {
      await open(`73000000000000003${at + 10}`);
      await page.evaluate(`void hostile.${trick}`);
      if (typed === undefined) await page.mouse.click(330, 330);
      else {
        await page.keyboard.type(typed);
        await page.keyboard.press('Enter');
      }
    }
    // What they wished for would have come to its job before this one.
    const { x, y } = await open(dana(25));
    await page.mouse.click(x, y);
    await untilSaved();
    expect((await jobs()).slice(before)).toEqual([dana(25)]);
  });
});
