import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problemOf } from '@/lib/tiktok/errors';
import { expectHome } from '../stage/check-home';
import { jobCard } from '../stage/job-card';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { wholeFiles } from '../stage/read-journal';
import { untilJob } from '../stage/send';
import { startFew } from '../stage/start-few';
import { stopWorker } from '../stage/stop-worker';

let quick: QuickStage;

beforeEach(async () => {
  quick = await quickStage();
});

afterEach(() => quick.close());

/** An expression of the downloads API, run as the browser's own list of downloads does it. */
const inBrowser = <T>(expression: string) => quick.own.evaluate<T>(`chrome.downloads.${expression}`);

/** To be done to the first large file as soon as the browser has given it its name: copying it takes no longer than a tenth of a second. */
const atFirstLarge = (act: string) =>
  quick.own.evaluate(`(() => {
    globalThis.large = undefined;
    chrome.downloads.onCreated.addListener(({ id, totalBytes }) => {
      if (totalBytes > 1e7) large ??= id;
    });
    chrome.downloads.onChanged.addListener(({ id, filename }) => {
      if (filename && id === large) chrome.downloads.${act};
    });
  })()`);

it('a download under way that is cancelled by hand: the file failed, says why, and leaves nothing; Retry brings it', async () => {
  await atFirstLarge('cancel(id)');
  const few = await startFew(quick, 'heavy_example', 3);
  const { job, files } = await untilJob(quick, few.jobId, 'done');
  expect(files.filter(({ state }) => state !== 'saved').map(({ problem }) => problem)).toEqual([
    problemOf('cancelled'),
  ]);
  expect(job.counts).toMatchObject({ saved: 5, failed: 1 });
  const heavy = few.wanted.files.filter(({ bytes }) => bytes.length === 60_000_000).map(({ path }) => path);
  const others = few.wanted.files.map(({ path }) => path).filter((path) => !heavy.includes(path));
  expect([...readFolder(quick.stage.downloads).keys()].sort()).toEqual(others.sort());
  const card = jobCard(quick.own, '@heavy_example');
  await card.getByText('Done, but 1 file failed. Retry failed asks for them again.').waitFor();
  await card.locator('summary').click();
  await card.getByText('You cancelled this download. Retry brings it back.').waitFor();

  await card.getByRole('button', { name: 'Retry failed' }).click();
  await card.locator('.state.running').waitFor();
  await untilJob(quick, few.jobId, 'done');
  await expectHome(quick, few.wanted);
});

it('a download under way that is taken off the list by hand comes in all the same, once', async () => {
  await atFirstLarge('erase({ id })');
  const few = await startFew(quick, 'heavy_example', 1);
  await untilJob(quick, few.jobId, 'done');
  await expectHome(quick, few.wanted);
  expect(await inBrowser<unknown[]>('search({ id: large })')).toEqual([]);
});

it('finished downloads that are cleared off the list afterwards change nothing, and nothing is fetched again', async () => {
  const few = await startFew(quick, 'dana_example', 4);
  await untilJob(quick, few.jobId, 'done');
  expect(await inBrowser<number[]>('erase({})')).toHaveLength(8);
  const again = await startFew(quick, 'dana_example', 4);
  const { job } = await untilJob(quick, again.jobId, 'done');
  expect(job.counts).toMatchObject({ saved: 0, skipped: 8, failed: 0 });
  await expectHome(quick, few.wanted);
  expect([...wholeFiles(quick.replica.journal).values()].filter((times) => times > 1)).toEqual([]);
});

it('finished downloads that are cleared off the list again and again, while the job runs, lose nothing, and bring little twice', async () => {
  await quick.own.evaluate(`chrome.downloads.onChanged.addListener(({ id, state }) =>
    state?.current === 'complete' && chrome.downloads.erase({ id }))`);
  const few = await startFew(quick, 'dana_example', 6);
  await untilJob(quick, few.jobId, 'done');
  const { files } = await readArchive(quick.stage);
  expect(files.map(({ state }) => state)).toEqual(Array(12).fill('saved'));
  // Every file is whole, under the name that its row tells; who erased before we saw it gets a second, numbered one.
  const folder = readFolder(quick.stage.downloads);
  const wanted = new Map(few.wanted.files.map(({ id, bytes }) => [id, bytes]));
  const told = new Map(
    files.map(({ id, savedAs = '' }) => [savedAs.slice(quick.stage.downloads.length + 1), wanted.get(id)]),
  );
  expect(told.size).toBe(12);
  const wrong = [...told].filter(([path, bytes]) => !bytes || !folder.get(path)?.equals(bytes));
  expect(wrong.map(([path]) => path)).toEqual([]);
  // What else is there is a whole first copy that was erased too soon: each file twice at most, and most of them once.
  const first = new Map(few.wanted.files.map(({ path, bytes }) => [path, bytes]));
  const more = [...folder].filter(([path]) => !told.has(path));
  expect(more.filter(([path, bytes]) => !first.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
  expect(more.length).toBeLessThanOrEqual(4);
  const requests = [...wholeFiles(quick.replica.journal).values()];
  expect(Math.max(...requests)).toBeLessThanOrEqual(2);
  expect(requests.filter((times) => times > 1).length).toBeLessThanOrEqual(4);
});

it('a finished file that is removed from the disk stays removed: the archive says it was saved, and no run brings it back', async () => {
  const few = await startFew(quick, 'dana_example', 3);
  await untilJob(quick, few.jobId, 'done');
  const [gone, ...rest] = few.wanted.files;
  const { files } = await readArchive(quick.stage);
  const { downloadId, savedAs = '' } = files.find(({ id }) => id === gone?.id) ?? {};
  await inBrowser(`removeFile(${downloadId})`);
  const second = files.find(({ id }) => id === rest[0]?.id);
  rmSync(second?.savedAs ?? '');
  await stopWorker(quick.own);

  const again = await startFew(quick, 'dana_example', 3);
  const { job } = await untilJob(quick, again.jobId, 'done');
  expect(job.counts).toMatchObject({ saved: 0, skipped: 6, failed: 0 });
  const paths = [...readFolder(quick.stage.downloads).keys()].sort();
  expect(paths).toEqual(
    rest
      .slice(1)
      .map(({ path }) => path)
      .sort(),
  );
  expect(savedAs).toBe(`${quick.stage.downloads}/${gone?.path}`);
});
