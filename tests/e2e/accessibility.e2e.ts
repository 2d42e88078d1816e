import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from '../stage/check-accessibility';
import { buttonIn, pathOf, postOf, savePost, startVisit, tileOf, type Visit } from '../stage/click-posts';

let visit: Visit;
let page: Page;

beforeAll(async () => {
  visit = await startVisit();
});
afterEach(() => page.close());
afterAll(() => visit?.close());

const cast = (index: number) => postOf(visit.replica, 'dana_example', index);

async function openOwn(path: string, theme: 'light' | 'dark'): Promise<void> {
  page = await visit.stage.context.newPage();
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(`chrome-extension://${visit.stage.extensionId}/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

describe.each(['light', 'dark'] as const)('in %s colours', (theme) => {
  it('buttons that save, have saved and have failed are clean to axe', async () => {
    const [saved, failed] = theme === 'light' ? [cast(33), cast(32)] : [cast(31), cast(30)];
    page = await visit.open(`/@dana_example?theme=${theme}`);
    await savePost(visit.replica, tileOf(page, saved));
    const fault = visit.replica.faults.add({
      host: '*',
      path: '*/video/*',
      action: { kind: 'status', status: 404 },
    });
    const play = visit.replica.faults.add({
      path: '/aweme/v1/play/',
      action: { kind: 'status', status: 404 },
    });
    await buttonIn(tileOf(page, failed), 'Save').click();
    await buttonIn(tileOf(page, failed), 'Failed to save').waitFor();
    for (const id of [fault, play]) visit.replica.faults.remove(id);
    expect(await seriousViolations(page, 'clipkeep-button')).toEqual([]);
  });

  it('the button of a post page and of the feed are clean to axe', async () => {
    page = await visit.open(`${pathOf(cast(29))}?theme=${theme}`);
    await buttonIn(page, 'Save').waitFor();
    expect(await seriousViolations(page, 'clipkeep-button')).toEqual([]);
    await page.goto(`https://www.tiktok.com/foryou?theme=${theme}`);
    await buttonIn(page, 'Save').first().waitFor();
    expect(await seriousViolations(page, 'clipkeep-button')).toEqual([]);
  });

  it.each(['popup.html', 'options.html'])('%s is clean to axe', async (path) => {
    await openOwn(path, theme);
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it('axe would tell of a serious violation in the shadow of a button', async () => {
  page = await visit.open(pathOf(cast(28)));
  await buttonIn(page, 'Save').waitFor();
  await page.evaluate(() => {
    const control = document.querySelector('clipkeep-button')?.shadowRoot?.querySelector('button');
    control?.removeAttribute('aria-label');
    control?.replaceChildren();
  });
  expect((await seriousViolations(page, 'clipkeep-button')).join()).toContain('button-name');
});
