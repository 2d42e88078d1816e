import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../stage/browser-paths';
import { postOf } from '../stage/click-posts';
import { firefoxRoot, type QuickFirefox, quickFirefox } from '../stage/firefox';
import { expectInside, foreignRequests, trySaving, untilTried } from '../stage/hostile-page';
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

/** Has the page do one of the things that it can do, and gives what that came to. */
const have = <T>(what: string, ...args: unknown[]) =>
  page.evaluate(`hostile.${what}(...${JSON.stringify(args)})`) as Promise<T>;

afterEach(() => {
  const foreign = hasFirefox ? foreignRequests(quick.replica.journal) : [];
  expect(foreign.map(({ host, target }) => host + target)).toEqual([]);
});

describe.skipIf(!hasFirefox)('a hostile page, in Firefox', () => {
  it('starts nothing with messages in the words of Clipkeep, and finds every door shut', async () => {
    const before = (await jobs()).length;
    const { x, y } = await open(dana(20));
    await have('forgeMessages', [dana(19), dana(18)]);
    const tries = await have<Record<string, string>>('tryDoors', firefoxRoot, [dana(19)]);
    const opened = Object.entries(tries).filter(([, came]) => !/^refused|^silence$/.test(came));
    expect(opened).toEqual([
      ['databases', 'got '],
      ['files', 'got '],
    ]);
    expect(Object.keys(tries)).toHaveLength(17);
    // What was wished for would have come to its job before this one.
    await page.mouse.click(x, y);
    await untilSaved();
    expect((await jobs()).slice(before)).toEqual([dana(20)]);
  });

  it('has nothing fetched from elsewhere when a person saves what it forged', async () => {
    const { x, y } = await open(dana(17));
    await have('forgeMessages', [dana(17)]);
    await page.mouse.click(x, y);
    await page.waitForSelector(`${button}[aria-label^="Saving"]`);
    await untilTried(quick, (await jobs()).length);
    expectInside(quick.stage);
  });

  it('may lie when its own fetch is borrowed: nothing foreign is asked, nothing leaves the folder', async () => {
    await open(dana(16));
    await have('lieAboutLists', ['7300000000000000011', '7300000000000000012', dana(15)]);
    const files = await trySaving(quick, 'dana_example');
    const asked = new URL((await page.evaluate('hostile.loot.tries.asked')) as string);
    expect([asked.origin, asked.pathname]).toEqual(['https://www.tiktok.com', '/api/post/item_list/']);
    expect(new Set(files.map(({ awemeId }) => awemeId)).size).toBe(3);
    expectInside(quick.stage);
    expect(await quick.own.evaluate('({}).polluted === undefined')).toBe(true);
  });
});

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
