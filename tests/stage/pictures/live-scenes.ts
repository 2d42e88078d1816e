import type { Page } from 'playwright';
import { openSite, type QuickStage } from '../quick-stage';
import { readArchive } from '../read-archive';
import { sendLinks } from '../send';
import { putRows } from './put-rows';

/** The popup over the page of a live room, and with recordings in all their states. */
export const liveScenes: Record<string, (quick: QuickStage) => Promise<Page>> = {
  live: (quick) => liveOver(quick),
  recording: (quick) => recording(quick),
  'recording-while-paused': async (quick) => {
    const popup = await recording(quick);
    quick.replica.faults.add({ path: '/api/*/item_list/', action: { kind: 'captcha' } });
    await sendLinks(quick.own, '@cato_example', ['video']);
    await popup.getByText('Its other files wait').waitFor({ timeout: 60_000 });
    return popup;
  },
  recorded: (quick) => recorded(quick),
  'recorded-raw': async (quick) => {
    const popup = await recorded(quick);
    const { jobs } = await readArchive(quick.stage);
    await putRows(
      quick.own,
      'jobs',
      jobs.map((job) => ({ ...job, keptRaw: true })),
    );
    await popup.reload();
    await popup.getByText('VLC').waitFor();
    return popup;
  },
  'waits-for-live': async (quick) => {
    const popup = await liveOver(quick);
    quick.replica.live.end('dana_example');
    await popup.getByRole('button', { name: 'Record' }).click();
    await popup.getByText('They are not live yet.').waitFor({ timeout: 60_000 });
    return popup;
  },
  'waits-for-paused-live': async (quick) => {
    const popup = await liveOver(quick);
    quick.replica.live.pause('dana_example');
    await popup.getByRole('button', { name: 'Record' }).click();
    await popup.getByText('Their live is paused.').waitFor({ timeout: 60_000 });
    return popup;
  },
};

/** The popup as it is over the page of a live room. */
async function liveOver({ replica, stage }: QuickStage): Promise<Page> {
  replica.live.start('dana_example');
  await openSite(stage, '/@dana_example/live');
  const popup = await stage.openOwn('popup.html');
  await popup.getByRole('button', { name: 'Record' }).waitFor();
  return popup;
}

async function recording(quick: QuickStage): Promise<Page> {
  const popup = await liveOver(quick);
  await popup.getByRole('button', { name: 'Record' }).click();
  await popup.getByText('Recording: 0:1').waitFor({ timeout: 60_000 });
  return popup;
}

async function recorded(quick: QuickStage): Promise<Page> {
  const popup = await recording(quick);
  await popup.getByRole('button', { name: 'Stop and keep' }).click();
  await popup.getByText('Done. Recorded').waitFor({ timeout: 60_000 });
  return popup;
}
