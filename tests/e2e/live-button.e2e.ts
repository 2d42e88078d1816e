import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { problemOf } from '@/lib/tiktok/errors';
import { seriousViolations } from '../stage/check-accessibility';
import { openPopup } from '../stage/popup';
import { openSite, type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { readRecorded, secondsIn, startRecording, tellsOf, untilRecording } from '../stage/recording';
import { sendCommand, untilJob } from '../stage/send';

let quick: QuickStage;
let page: Page;

beforeAll(async () => {
  quick = await quickStage();
});
afterEach(() => page.close());
afterAll(() => quick?.close());

const button = (words: string): Locator => page.getByRole('button', { name: new RegExp(`^${words}`) });

it('records a live from its page with one click, and says how that goes; the popup stops it', async () => {
  const { live } = quick.replica;
  live.start('dana_example', { title: 'Morning tea' });
  page = await openSite(quick.stage, '/@dana_example/live');
  await button('Record this live by @dana_example').waitFor();
  expect(await seriousViolations(page, 'clipkeep-button')).toEqual([]);
  await page.evaluate(() =>
    document.querySelector('clipkeep-button')?.shadowRoot?.querySelector('button')?.click(),
  );
  await button('Record this live').click();
  await button('Recording this live').waitFor();

  const popup = await openPopup(quick.stage);
  await popup.until(tellsOf(3));
  await popup.press('Stop and keep');
  await popup.close();
  const run = await untilJob(quick, 1, 'done');
  await button('Saved: live by @dana_example').waitFor();
  expect((await readArchive(quick.stage)).jobs).toHaveLength(1);

  const recorded = await readRecorded(quick, run);
  expect(recorded.map(({ faults, codec }) => ({ faults, codec }))).toEqual([{ faults: [], codec: 'avc' }]);
  const { video, audio } = secondsIn(recorded);
  const sent = live.sentSeconds('dana_example');
  expect(Math.abs(video - sent)).toBeLessThan(1);
  expect(Math.abs(audio - sent)).toBeLessThan(1);
});

it('shows what the popup has begun, and that it was called off', async () => {
  quick.replica.live.start('gap_example');
  const jobId = await startRecording(quick, 'gap_example');
  await untilRecording(quick, jobId, (row) => (row.live?.seconds ?? 0) > 0);
  page = await openSite(quick.stage, '/@gap_example/live');
  await button('Recording this live').waitFor();
  await sendCommand(quick.own, jobId, 'cancel');
  await button('Record this live').waitFor();
});

it('says why where nobody is live', async () => {
  page = await openSite(quick.stage, '/@early_example/live');
  await button('Record this live').click();
  const failed = button('Failed to record this live');
  await failed.waitFor();
  expect(await failed.getAttribute('aria-label')).toContain(problemOf('notLive').sentence);
});
