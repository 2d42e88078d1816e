import { afterEach, describe, expect, it } from 'vitest';
import { nextRequest } from '../stage/await-request';
import { jobCard } from '../stage/job-card';
import { type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { mediaRequests } from '../stage/read-journal';
import { sendCommand, sendStart, untilJob } from '../stage/send';
import { stopWorker } from '../stage/stop-worker';
import { untilAtRest } from '../stage/until-at-rest';

/** No tab shows TikTok here: every entry of its hosts is a request of ours. */
const tiktok = '*tiktok*';
const likes = '/api/favorite/item_list/';
const reposts = '/api/repost/item_list/';

/** How long the first answer after a rest is held back. */
const heldMs = 1_500;

let quick: QuickStage | undefined;
afterEach(async () => {
  await quick?.close();
  quick = undefined;
});

/** Two lists that a guest may read, each with a small picture for every post. */
async function startTwo({ own }: QuickStage): Promise<[number, number]> {
  const ids = [];
  for (const [source, uniqueId] of [
    ['likes', 'dana_example'],
    ['reposts', 'cato_example'],
  ] as const) {
    const started = await sendStart(own, { source, target: { uniqueId }, assets: ['cover'], label: source });
    if (!('jobId' in started)) throw new Error(started.problem.sentence);
    ids.push(started.jobId);
  }
  const [first = 0, second = 0] = ids;
  return [first, second];
}

async function expectBothHome(stage: QuickStage, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const { job, files } = await untilJob(stage, id, 'done');
    expect(job.counts).toMatchObject({ failed: 0, planned: 0 });
    // Photo posts have no cover, and say so.
    expect(files.filter(({ state }) => state !== 'saved' && state !== 'skipped')).toEqual([]);
    expect(job.counts.saved).toBeGreaterThan(20);
    expect(files.filter(({ tries }) => tries > 0)).toEqual([]);
  }
}

it('between two pages of lists, of whichever job, there is at least the shortest pause', async () => {
  quick = await quickStage();
  await set(quick.own, { pace: { min: 600, max: 900 } });
  const ids = await startTwo(quick);
  const { journal } = quick.replica;
  for (const id of ids) await untilJob(quick, id, 'done');
  const asked = journal.entries.filter(({ path }) => path === likes || path === reposts);
  expect(new Set(asked.map(({ path }) => path)).size).toBe(2);
  expect(asked.length).toBeGreaterThan(4);
  const gaps = asked.slice(1).map(({ time }, at) => time - (asked[at]?.time ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(600);
});

const slowly = { timeout: 240_000 };
describe.concurrent(
  'told to slow down, two jobs rest together; then one request, then the others',
  slowly,
  () => {
    // The least rest is 20 s, whatever TikTok says; one that says more is given as much.
    it.for<[string, { host: string; path: string; nth: number }, retryAfter: string, restMs: number]>([
      ['a file, and the worker is stopped meanwhile', { host: 'p*', path: '*', nth: 8 }, '3', 20_000],
      ['a list, for as long as it says', { host: 'www.tiktok.com', path: reposts, nth: 2 }, '25', 25_000],
    ])('at %s', async ([, where, retryAfter, restMs], { onTestFinished }) => {
      const own = await quickStage();
      onTestFinished(() => own.close());
      const { journal, faults } = own.replica;
      faults.add({ ...where, action: { kind: 'status', status: 429, retryAfter } });
      const ids = await startTwo(own);
      const isTold = () => journal.entries.find(({ status }) => status === 429);
      await expect.poll(isTold).toBeDefined();
      const told = isTold();
      if (!told) throw new Error('nobody was told');
      await untilAtRest(own);
      const left = journal.last;
      faults.add({ host: tiktok, times: 1, action: { kind: 'delay', ms: heldMs } });
      if (where.path === '*') await stopWorker(own.own);
      else await jobCard(own.own, 'likes').getByText('TikTok asked to slow down.').waitFor();

      await expectBothHome(own, ids);
      const [probe, next] = journal.find({ host: tiktok, after: left });
      expect((probe?.time ?? 0) - told.time).toBeGreaterThanOrEqual(restMs);
      expect((next?.time ?? 0) - (probe?.time ?? 0)).toBeGreaterThanOrEqual(heldMs);
      expect(journal.entries.filter(({ status }) => status === 429)).toHaveLength(1);
    });
  },
);

it('a human check stops two jobs until one word of the person, and one request goes first', async () => {
  quick = await quickStage();
  const { replica, own, stage } = quick;
  const { journal, faults } = replica;
  faults.add({ path: reposts, nth: 2, action: { kind: 'captcha' } });
  const ids = await startTwo(quick);
  for (const id of ids) await untilJob(quick, id, 'paused');
  await expect.poll(async () => (await readArchive(stage)).files.filter(isUnderWay)).toEqual([]);
  for (const label of ['likes', 'reposts'])
    await jobCard(own, label).getByText('Open TikTok, solve it, then press Continue.').waitFor();

  const mark = journal.count({ host: tiktok });
  // Something that wakes everybody, and changes nothing.
  await sendCommand(own, ids[0], 'goOnToday');
  await sendCommand(own, ids[1], 'goOnToday');
  expect(journal.count({ host: tiktok })).toBe(mark);

  faults.clear();
  faults.add({ host: tiktok, times: 1, action: { kind: 'delay', ms: heldMs } });
  const first = nextRequest(journal, ({ host }) => host.includes('tiktok'));
  await jobCard(own, 'likes').getByRole('button', { name: 'Continue' }).click();
  const probe = await first;
  await expectBothHome(quick, ids);
  const [next] = journal.find({ host: tiktok, after: probe.n });
  expect((next?.time ?? 0) - probe.time).toBeGreaterThanOrEqual(heldMs);
});

it('the daily limit lets jobs wait, says so, and is lifted by a word; one post is saved all the same', async () => {
  // No new day begins meanwhile: it is about noon there.
  const west = new Date().getUTCHours() - 12;
  quick = await quickStage({ env: { TZ: `Etc/GMT${west < 0 ? west : `+${west}`}` } });
  const { replica, own } = quick;
  await set(own, { dailyLimit: 12 });
  const ids = await startTwo(quick);
  const card = jobCard(own, 'likes');
  await card.getByText("today's limit of 12 files and list pages is reached.").waitFor();
  await expect.poll(async () => (await readArchive(quickNow().stage)).files.filter(isUnderWay)).toEqual([]);
  const asked = () => replica.journal.find({ host: tiktok }).filter(({ path }) => !path.startsWith('/@'));
  const before = asked().length;
  expect(before).toBeGreaterThan(6);
  expect(before).toBeLessThanOrEqual(12);
  // Wakes everybody, and changes nothing.
  await sendCommand(own, ids[0], 'retryFailed');
  expect(asked().length).toBe(before);

  const { awemeId } = replica.world.post(replica.world.member('dana_example'), 3);
  const one = await sendStart(own, { source: 'post', target: { awemeIds: [awemeId] }, assets: ['cover'] });
  if (!('jobId' in one)) throw new Error(one.problem.sentence);
  await untilJob(quick, one.jobId, 'done');

  await card.getByRole('button', { name: 'Go on today' }).click();
  await expectBothHome(quick, ids);
  expect(mediaRequests(replica.journal).length).toBeGreaterThan(60);
});

function quickNow(): QuickStage {
  if (!quick) throw new Error('no stage');
  return quick;
}

function isUnderWay({ state }: { state: string }): boolean {
  return state === 'saving';
}
