import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  buttonIn,
  pathOf,
  postOf,
  requestsDuring,
  savePost,
  startVisit,
  tileOf,
  type Visit,
} from '../stage/click-posts';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';

let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await startVisit();
});
afterEach(() => page.close());
afterAll(() => visit?.close());

const open = async (path: string) => {
  page = await visit.open(path);
};
const cast = (uniqueId: string, index: number) => postOf(visit.replica, uniqueId, index);
const saves = (where: Page | Locator) =>
  where.getByRole('button', { name: /^Sav(?:e|ed:) (?:video|photos)\b/ });

it('shows ✓ again after a reload, on other pages, and to a second tab', async () => {
  const post = cast('dana_example', 33);
  await open('/@dana_example');
  const tile = tileOf(page, post);
  const other = await visit.open(pathOf(post));
  await page.bringToFront();
  await savePost(visit.replica, tile);
  await buttonIn(other, 'Saved:').waitFor();
  await other.close();
  await page.reload({ waitUntil: 'networkidle' });
  await buttonIn(tile, 'Saved:').waitFor();
  expect(await buttonIn(page, 'Saved:').count()).toBe(1);
  await page.goto(`https://www.tiktok.com${pathOf(post)}`);
  await buttonIn(page, 'Saved:').waitFor();
});

it('saves nothing twice: a press on ✓ fetches nothing', async () => {
  const post = cast('dana_example', 33);
  await open(pathOf(post));
  const button = buttonIn(page, 'Saved:');
  const before = readFolder(visit.stage.downloads).size;
  const { api, media } = await requestsDuring(visit.replica, async () => {
    await button.click();
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved / })
      .waitFor();
  });
  expect([...api, ...media].map(({ target }) => target)).toEqual([]);
  expect(readFolder(visit.stage.downloads).size).toBe(before);
});

it('follows the cards of the feed as they are used again for other posts', async () => {
  await open('/foryou');
  const first = page.locator('#one-column-item-0');
  const firstLabel = await buttonIn(first, 'Save').getAttribute('aria-label');
  await savePost(visit.replica, first);
  for (let at = 1; at <= 12; at += 1) {
    const card = page.locator(`#one-column-item-${at}`);
    await card.evaluate((article) => article.scrollIntoView());
    await saves(card).waitFor();
    expect(await buttonIn(card, 'Saved:').count()).toBe(0);
  }
  await expectOneButtonEach(page);
  // Its article shows another post by now.
  expect(await first.count()).toBe(0);
  for (let at = 11; at >= 0; at -= 1) {
    const card = page.locator(`#one-column-item-${at}`);
    await card.evaluate((article) => article.scrollIntoView());
    await saves(card).waitFor();
  }
  await buttonIn(first, 'Saved:').waitFor();
  expect(await buttonIn(first, 'Saved:').getAttribute('aria-label')).toBe(
    firstLabel?.replace('Save ', 'Saved: '),
  );
});

it('is reached and pressed with the keyboard alone', async () => {
  const post = cast('dana_example', 20);
  await open(pathOf(post));
  await buttonIn(page, 'Save').waitFor();
  await page.locator('body').press('Tab');
  const mostStops = 40;
  for (let stop = 0; stop < mostStops && !(await focusedLabel(page))?.startsWith('Save '); stop += 1)
    await page.keyboard.press('Tab');
  expect(await focusedLabel(page)).toBe('Save video by @dana_example');
  await page.keyboard.press('Enter');
  await buttonIn(page, 'Saved:').waitFor();
  expect(await focusedLabel(page)).toBe('Saved: video by @dana_example');
  expect(await page.getByRole('status').filter({ hasText: 'Saved video by @dana_example.' }).count()).toBe(1);
});

it('does nothing when a script of the page clicks it', async () => {
  const post = cast('dana_example', 21);
  await open(pathOf(post));
  await buttonIn(page, 'Save').waitFor();
  const jobs = (await readArchive(visit.stage)).jobs.length;
  await page.evaluate(() => {
    const button = document.querySelector('clipkeep-button')?.shadowRoot?.querySelector('button');
    button?.click();
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  expect(await buttonIn(page, 'Save').count()).toBe(1);
  // A later press by hand is job number one after those before: the script's clicks came to nothing.
  await savePost(visit.replica, page);
  expect((await readArchive(visit.stage)).jobs.length).toBe(jobs + 1);
});

/** The label of what has the focus, inside shadow roots too. */
function focusedLabel(where: Page): Promise<string | null | undefined> {
  return where.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label'));
}

async function expectOneButtonEach(where: Page): Promise<void> {
  const counts = await where
    .locator('article')
    .evaluateAll((cards) =>
      cards.map((card) => [
        card.children.length > 0 ? 1 : 0,
        card.querySelectorAll('clipkeep-button').length,
      ]),
    );
  expect(counts.map(([, buttons]) => buttons)).toEqual(counts.map(([filled]) => filled));
}
