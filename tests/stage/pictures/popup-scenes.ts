import type { Page } from 'playwright';
import { makeJob } from '../../components/rows';
import { openSite, type QuickStage, quickStage } from '../quick-stage';
import { popupView, shoot } from './camera';
import { liveScenes } from './live-scenes';
import { putRows } from './put-rows';

const enlarged: ReadonlySet<string> = new Set(['profile', 'live']);

/** The popup in its states, each in a browser of its own, light and dark. */
export async function photographPopup(): Promise<void> {
  for (const [name, play] of Object.entries(scenes)) {
    const quick = await quickStage();
    const page = await play(quick);
    await shoot(page, `popup-${name}`, popupView);
    await shoot(page, `popup-${name}-dark`, { ...popupView, scheme: 'dark' });
    // As tall and wide as a browser lets it be.
    if (enlarged.has(name))
      await shoot(page, `popup-${name}-200-percent`, { width: 400, height: 300, scale: 2 });
    await quick.close();
  }
}

const scenes: Record<string, (quick: QuickStage) => Promise<Page>> = {
  empty: async ({ own }) => own,
  profile: (quick) => popupOver(quick, '/@cato_example'),
  post: (quick) => popupOver(quick, postPath(quick, 'photo')),
  links: async ({ own }) => {
    await own.getByRole('textbox').fill('@dana_example\nhttps://example.org/video/1\n@nobody_example');
    await own.getByRole('button', { name: 'Start' }).click();
    await own.locator('.notice.bad').waitFor();
    return own;
  },
  failed: async (quick) => {
    const popup = await popupOver(quick, '/@cato_example');
    await popup.getByRole('button', { name: 'Start' }).click();
    await popup.locator('.state.done').waitFor({ timeout: 120_000 });
    await popup.getByText(/^Why/).click();
    return popup;
  },
  'human-check': async (quick) => {
    quick.replica.faults.add({ path: '/api/*/item_list/', after: 1, action: { kind: 'captcha' } });
    const popup = await popupOver(quick, '/@dana_example');
    await popup.getByRole('button', { name: 'Start' }).click();
    await popup.locator('.state.paused').waitFor({ timeout: 60_000 });
    return popup;
  },
  nasty: (quick) => popupOver(quick, '/@nasty_example'),
  'other-labels': async (quick) => {
    const popup = await popupOver(quick, '/@cato_example');
    const labels = ['صباح الخير من حديقة صغيرة على السطح by @nasty_example', '阳台上的小花园 '.repeat(12)];
    const jobs = labels.map((label, at) =>
      makeJob({ id: 100 + at, label, state: 'paused', counts: { listed: 1420, saved: 371, failed: 12 } }),
    );
    await putRows(quick.own, 'jobs', jobs);
    await popup.reload();
    await popup.locator('.state.paused').first().waitFor();
    return popup;
  },
  ...liveScenes,
  'other-scripts': async ({ own, replica }) => {
    const posts = replica.world
      .listed('nasty_example')
      .filter((post) => /\p{Script=Arab}|\p{Script=Han}/u.test(post.desc));
    await own.getByRole('textbox').fill(posts.map((post) => replica.shortLink(post.awemeId)).join('\n'));
    await own.getByRole('button', { name: 'Start' }).click();
    await own.locator('.recent').waitFor({ timeout: 60_000 });
    await own.locator('.state.running').waitFor({ state: 'detached', timeout: 60_000 });
    return own;
  },
};

/** The popup as it is over a page of the site. */
export async function popupOver({ stage }: QuickStage, path: string): Promise<Page> {
  const page = await openSite(stage, path);
  await page.locator('clipkeep-button').first().waitFor();
  const popup = await stage.openOwn('popup.html');
  await popup.getByRole('button', { name: /^(?:Start|Save)/ }).waitFor();
  return popup;
}

/** The path of a post that is ordinary but for its kind. */
export function postPath({ replica }: QuickStage, kind: 'video' | 'photo'): string {
  const post = replica.world.listed('cato_example').find((one) => one.kind === kind);
  if (!post) throw new Error(`There is no ${kind} post.`);
  return `/@cato_example/${kind}/${post.awemeId}`;
}
