import { launchStage } from '../launch';
import { photograph, publish, shoot, type View } from './camera';

const view: View = { width: 860, height: 700, whole: true };

/** The options page: as it is at first, with a fault in the pattern, dark, enlarged, narrow. */
export async function photographOptions(): Promise<void> {
  const stage = await launchStage();
  const page = await stage.openOwn('options.html');
  await page.locator('.preview').waitFor();
  publish('options', await photograph(page, { width: 900, height: 900 }));
  await shoot(page, 'options', view);
  await shoot(page, 'options-dark', { ...view, scheme: 'dark' });
  await shoot(page, 'options-200-percent', { width: 640, height: 400, scale: 2, whole: true });
  await shoot(page, 'options-narrow', { width: 360, whole: true });
  await page.locator('.pattern').fill('TikTok/{uniqeId}/../{desc:0}');
  await page.locator('[aria-invalid="true"]').waitFor();
  await shoot(page, 'options-fault', view);
  await shoot(page, 'options-fault-dark', { ...view, scheme: 'dark' });
  await stage.close();
}
