import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '@/lib/tiktok/errors';
import { nextRequest } from '../stage/await-request';
import { expectHome, usualPattern } from '../stage/check-home';
import { jobCard, untilSaved, untilState } from '../stage/job-card';
import { openPopup } from '../stage/popup';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { type Archive, readArchive } from '../stage/read-archive';
import { answered, isListRequest, listRequests, mediaRequests } from '../stage/read-journal';
import { startProfile } from '../stage/start-profile';
import { wantedOf } from '../stage/wanted-files';

const listPath = '/api/post/item_list/';
let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
});

afterEach(() => quick.replica.faults.clear());

afterAll(() => quick.close());

describe('pause, resume and cancel in the popup', () => {
  it('pauses: what is under way arrives, nothing new begins; resumes: all of it arrives', async () => {
    const { own, replica } = quick;
    await startProfile(quick, 'dana_example');
    await untilSaved(own, '@dana_example', 6);
    await pressInPopup('Pause');
    await untilState(own, '@dana_example', 'paused');
    await jobCard(own, '@dana_example').getByText('Paused. Press Resume to go on.').waitFor();
    const mark = replica.journal.last;
    const paused = await archiveOf('@dana_example');
    expect(paused.files.filter(({ state }) => state === 'saving')).toEqual([]);
    expect(paused.files.filter(({ state }) => state === 'planned').length).toBeGreaterThan(0);

    await pressInPopup('Resume');
    await untilState(own, '@dana_example', 'done');
    expect(mediaRequests(replica.journal).filter(({ n }) => n > mark).length).toBeGreaterThan(0);
    const wanted = wantedOf(replica, replica.world.listed('dana_example'), usualPattern);
    const archive = await expectHome(quick, wanted);
    expect(archive.jobs.at(-1)?.counts).toMatchObject({ saved: 70, failed: 0, planned: 0 });
  });

  it('cancels: what was saved stays, what was planned goes away, for good', async () => {
    const { own, replica } = quick;
    await startProfile(quick, 'twice_example');
    await untilSaved(own, '@twice_example', 4);
    await pressInPopup('Cancel');
    await untilState(own, '@twice_example', 'cancelled');
    await jobCard(own, '@twice_example').getByText('Cancelled. What was saved stays.').waitFor();
    // A file that the browser was writing when Cancel was pressed still arrives.
    const states = async () => (await archiveOf('@twice_example')).files.map(({ state }) => state);
    await expect.poll(async () => new Set(await states())).toEqual(new Set(['saved']));
    const { files, jobs } = await archiveOf('@twice_example');
    expect(jobs.at(-1)?.counts).toMatchObject({ planned: 0, saved: files.length });
    expect(files.length).toBeLessThan(
      wantedOf(replica, replica.world.listed('twice_example'), usualPattern).files.length,
    );
  });
});

describe('a list that makes trouble', () => {
  it('waits for the person at a human check, and goes on once it is solved', async () => {
    const { own, replica } = quick;
    replica.faults.add({ path: listPath, query: 'count=35&', action: { kind: 'captcha' } });
    const page = await startProfile(quick, 'photo_example');
    await untilState(own, '@photo_example', 'paused');
    await jobCard(own, '@photo_example')
      .getByText(
        "Paused: TikTok wants to check that you're human. Open TikTok, solve it, then press Continue.",
      )
      .waitFor();

    const words = `@photo_example waits for you. ${problemOf('humanCheck').sentence}`;
    await expect.poll(toolbar).toEqual(['!', `Clipkeep: ${words}`]);

    // Not solved yet: it asks once more and waits again.
    const asked = nextRequest(replica.journal, isListRequest);
    await pressInPopup('Continue');
    await asked;
    await untilState(own, '@photo_example', 'paused');

    await page.evaluate(`fetch('/replica/solve')`);
    await pressInPopup('Continue');
    await untilState(own, '@photo_example', 'done');
    const { files } = await expectComplete('photo_example');
    // The toolbar tells it to who looks away, until they look.
    const done = `@photo_example is done, ${files.length} files saved.`;
    await expect.poll(toolbar).toEqual(['✓', `Clipkeep: ${done}`]);
    await (await openPopup(quick.stage)).close();
    await expect.poll(toolbar).toEqual(['', 'Clipkeep']);
  });

  it('reads on behind an end that comes too early', async () => {
    await runOver('early_example');
    await expectComplete('early_example');
  });

  it('reads on through a gap of whole pages', async () => {
    await runOver('gap_example');
    const { jobs } = await expectComplete('gap_example');
    expect(jobs.at(-1)?.counts.listed).toBe(30);
  });

  it('starts over with a new device number when TikTok repeats a page for ever', async () => {
    const { faults, journal } = quick.replica;
    journal.clear();
    // Worker's try and first page go through; from the second page on this device is a wrong one.
    faults.add({ path: listPath, query: 'count=35&', nth: 2, action: { kind: 'burn-device' } });
    await runOver('flaky_example');
    await expectComplete('flaky_example');
    const devices = answered(listRequests(journal)).map(({ target }) => /device_id=(\d+)/.exec(target)?.[1]);
    expect(new Set(devices).size).toBe(2);
  });
});

/** The sign on the toolbar button, and what it says to who points at it. */
function toolbar(): Promise<string[]> {
  return quick.own.evaluate('Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])');
}

async function runOver(uniqueId: string): Promise<void> {
  const page = await startProfile(quick, uniqueId);
  await untilState(quick.own, `@${uniqueId}`, 'done');
  await page.close();
}

async function pressInPopup(name: string): Promise<void> {
  const popup = await openPopup(quick.stage);
  await popup.press(name);
  await popup.close();
}

/** The rows of the newest job of this label. */
async function archiveOf(label: string): Promise<Archive> {
  const { jobs, files } = await readArchive(quick.stage);
  const job = jobs.findLast((one) => one.label === label);
  return { jobs: jobs.filter((one) => one === job), files: files.filter(({ jobId }) => jobId === job?.id) };
}

/** Every file of this profile, and none that is not of it, is in the archive as saved. */
async function expectComplete(uniqueId: string): Promise<Archive> {
  const { replica } = quick;
  const wanted = wantedOf(replica, replica.world.listed(uniqueId), usualPattern);
  const archive = await archiveOf(`@${uniqueId}`);
  const saved = archive.files.filter(({ state }) => state === 'saved');
  expect(saved.map(({ path }) => path).sort()).toEqual(wanted.files.map(({ path }) => path).sort());
  expect(archive.jobs.map(({ counts }) => counts.failed)).toEqual([0]);
  return archive;
}
