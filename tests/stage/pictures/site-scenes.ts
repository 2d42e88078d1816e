import type { Page } from 'playwright';
import { openSite, type QuickStage, quickStage } from '../quick-stage';
import { shoot } from './camera';
import { postPath } from './popup-scenes';

/** The buttons on every kind of page, light and dark, and enlarged. */
export async function photographSite(): Promise<void> {
  const quick = await quickStage();
  for (const [name, path] of Object.entries(pages(quick))) {
    const page = await open(quick, path);
    await shoot(page, name);
    await shoot(page, `${name}-200-percent`, { width: 640, height: 400, scale: 2 });
    await page.close();
    const dark = await open(quick, `${path}?theme=dark`);
    await shoot(dark, `${name}-dark`, { scheme: 'dark' });
    await dark.close();
  }
  await quick.close();
}

function pages(quick: QuickStage): Record<string, string> {
  return {
    feed: '/',
    'profile-nasty': '/@nasty_example',
    'post-video': postPath(quick, 'video'),
    'post-photo': postPath(quick, 'photo'),
  };
}

/** With one post saved, where the page shows one. */
async function open({ stage }: QuickStage, path: string): Promise<Page> {
  const page = await openSite(stage, path);
  const button = page.getByRole('button', { name: /^(?:Save|Saved:) (?:video|photos)/ }).first();
  await button.click();
  await page
    .getByRole('button', { name: /^Saved/ })
    .first()
    .waitFor();
  return page;
}
