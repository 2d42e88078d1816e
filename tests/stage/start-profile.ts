import type { Page } from 'playwright';
import { openPopup } from './popup';
import { openSite, type QuickStage } from './quick-stage';

/** Opens somebody's profile and presses Start in the popup over it; gives the tab. The popup is closed again. */
export async function startProfile({ stage }: QuickStage, uniqueId: string): Promise<Page> {
  const page = await openSite(stage, `/@${uniqueId}`);
  await page.locator('[data-e2e="user-title"]').waitFor();
  const popup = await openPopup(stage);
  await popup.press('Start');
  await popup.until(`document.body.textContent.includes('Under way, see below')`);
  await popup.close();
  return page;
}
