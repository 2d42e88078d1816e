import type { Page } from 'playwright';
import type { JobRow } from '@/lib/archive/rows';
import { type Replica, startReplica } from '../../replica/replica';
import { launchStage, type Stage } from '../launch';
import { openPopup } from '../popup';
import { readArchive } from '../read-archive';
import { type Acts, checkRun } from './check-run';
import { requestsSince } from './requests';
import { type Run, tellChecks, tellRun } from './tell';

/** Longer than a slow machine needs; a run that hangs ends here. */
const deadlineMs = 300_000;
const who = 'cato_example';

interface Scene {
  replica: Replica;
  stage: Stage;
  page: Page;
}

/** Clipkeep at work without anybody: one post, a profile, the profile again. Tells what happened; gives whether all is well. */
export async function demonstrate(): Promise<boolean> {
  console.log('No display here, so Clipkeep shows by itself what it does, on a stand-in for tiktok.com.\n');
  const deadline = setTimeout(giveUp, deadlineMs);
  const began = Date.now();
  const replica = await startReplica();
  const stage = await launchStage({ replica });
  try {
    const page = await stage.context.newPage();
    const runs = await runAll({ replica, stage, page });
    const checks = checkRun(runs, replica, who, stage.downloads);
    tellChecks(checks, (Date.now() - began) / 1000);
    return checks.every((check) => check.fault === '');
  } finally {
    await stage.close();
    await replica.close();
    clearTimeout(deadline);
  }
}

async function runAll(set: Scene): Promise<Acts> {
  await set.page.goto(`https://www.tiktok.com/@${who}`);
  await saveButton(set.page).waitFor();
  await set.page.waitForLoadState('networkidle');
  const clicked = await follow(set, 'One click on a post', clickOne);
  const saved = await follow(set, `Popup, Start: all of @${who}`, startInPopup);
  const again = await follow(set, 'Popup, Start: the same again', startInPopup);
  return [clicked, saved, again];
}

/** Does something, then tells what it brought and cost. */
async function follow(set: Scene, title: string, act: (set: Scene) => Promise<unknown>): Promise<Run> {
  const { journal } = set.replica;
  const [mark, before] = [journal.last, await readArchive(set.stage)];
  const began = Date.now();
  await act(set);
  const now = await readArchive(set.stage);
  const had = new Set(before.files.filter((row) => row.state === 'saved').map((row) => row.id));
  const run: Run = {
    title,
    seconds: (Date.now() - began) / 1000,
    job: newest(now.jobs),
    files: now.files,
    fresh: now.files.filter((row) => row.state === 'saved' && !had.has(row.id)),
    requests: requestsSince(journal, mark),
  };
  tellRun(run, set.stage.downloads);
  return run;
}

async function clickOne({ page }: Scene): Promise<void> {
  await saveButton(page).click();
  await page
    .getByRole('button', { name: /^Saved/ })
    .first()
    .waitFor();
}

/** Presses Start in the real popup, over the profile, and waits until it says that nothing is under way. */
async function startInPopup({ stage, page }: Scene): Promise<void> {
  await page.bringToFront();
  const popup = await openPopup(stage);
  await popup.press('Start');
  await popup.until(`document.querySelector('.state.running')`);
  await popup.until(`!document.querySelector('.state.running')`);
  await popup.close();
}

function saveButton(page: Page) {
  return page.getByRole('button', { name: /^Save (?:video|photos) by/ }).first();
}

function newest(jobs: readonly JobRow[]): JobRow {
  const job = jobs.reduce<JobRow | undefined>(
    (last, one) => (last && last.id > one.id ? last : one),
    undefined,
  );
  if (!job) throw new Error('No job was written down.');
  return job;
}

function giveUp(): void {
  console.error(`Not done after ${deadlineMs / 60_000} minutes: something hangs.`);
  process.exit(1);
}
