import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BackupState } from '@/lib/archive/backup-state';
import { type QuickStage, quickStage, reopen, set } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { mediaRequests } from '../stage/read-journal';
import { sendLinks, untilJob } from '../stage/send';
import { untilFact } from '../stage/until-fact';

const folder = mkdtempSync(join(tmpdir(), 'clipkeep-'));
const places = { profile: join(folder, 'profile'), downloads: join(folder, 'downloads') };
const ours = join(places.downloads, 'TikTok', 'clipkeep-backup (1).jsonl');
const precious = join(places.downloads, 'TikTok', 'clipkeep-backup.jsonl');

let quick: QuickStage;
let ids: string[];

beforeAll(async () => {
  quick = await quickStage(places);
  ids = quick.replica.world.listed('dana_example').map(({ awemeId }) => awemeId);
  await set(quick.own, { backupAfterJobs: true });
  mkdirSync(join(places.downloads, 'TikTok'), { recursive: true });
  writeFileSync(precious, 'somebody else wrote this');
});

afterAll(async () => {
  await quick.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('a backup is in the download folder after a job, and touches nobody else’s file', async () => {
  await sendLinks(quick.own, ids.slice(0, 2).join(' '), ['video']);
  await untilJob(quick, 1, 'done');
  const { last } = await untilFact<BackupState>(quick.own, 'backup', 'value?.last');
  expect(last).toMatchObject({ path: 'TikTok/clipkeep-backup (1).jsonl', savedAs: ours });
  expect(savedIn(ours)).toEqual(await savedRows());
  expect(readFileSync(precious, 'utf8')).toBe('somebody else wrote this');
});

it('the next one takes its place', async () => {
  const first = await untilFact<BackupState>(quick.own, 'backup', 'value?.last');
  await sendLinks(quick.own, ids.slice(2, 4).join(' '), ['video']);
  await untilJob(quick, 2, 'done');
  await untilFact(quick.own, 'backup', `value.last.madeAt > ${first.last?.madeAt} && !value.writing`);
  expect(savedIn(ours)).toEqual(await savedRows());
  expect(savedIn(ours)).toHaveLength(4);
  expect(
    readdirSync(join(places.downloads, 'TikTok')).filter((name) => name.includes('backup')),
  ).toHaveLength(2);
  expect(readFileSync(precious, 'utf8')).toBe('somebody else wrote this');
  // One entry in the browser's list, not one for each job.
  const listed = await quick.own.evaluate(`chrome.downloads.search({ query: ['clipkeep-backup'] })`);
  expect(listed).toHaveLength(1);
});

it('an archive that the browser cleared is noticed, brought back by the backup, and nothing is fetched again', async () => {
  await untilTally(4);
  await quick.stage.close();
  // What the browser does when it needs the room.
  rmSync(join(places.profile, 'Default', 'IndexedDB'), { recursive: true, force: true });
  quick = await reopen(quick, places);
  await quick.own.getByText("The browser has cleared Clipkeep's memory of 4 files").waitFor();

  const archive = await quick.stage.openOwn('archive.html');
  await archive.getByText("The browser has cleared Clipkeep's memory of 4 files").waitFor();
  await archive.getByLabel('Choose a file').setInputFiles(ours);
  await archive.getByText('4 new, 0 here already').waitFor();
  await archive.getByRole('button', { name: 'Bring in 4 files' }).click();
  await archive.getByText('Brought in: 4 files.').waitFor();
  await quick.own.getByText('The browser has cleared').waitFor({ state: 'detached' });

  const before = quick.replica.journal.last;
  await sendLinks(quick.own, ids.slice(0, 4).join(' '), ['video']);
  const { job } = await untilJob(quick, 1, 'done');
  expect(job.counts).toMatchObject({ listed: 4, skipped: 4, saved: 0 });
  expect(mediaRequests(quick.replica.journal).filter(({ n }) => n > before)).toEqual([]);
});

/** Ids of the files that a backup holds; it must be whole. */
function savedIn(path: string): string[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as { file?: { id: string }; end?: { files: number } });
  const files = rows.flatMap(({ file }) => file?.id ?? []);
  expect(rows.at(-1)?.end?.files).toBe(files.length);
  return files;
}

async function savedRows(): Promise<string[]> {
  const { files } = await readArchive(quick.stage);
  return files.filter(({ state }) => state === 'saved').map(({ id }) => id);
}

/** Until the count that is kept outside the database has come up to this. */
async function untilTally(files: number): Promise<void> {
  await quick.own.evaluate(`new Promise((resolve) => {
    const look = async () => {
      const { tally } = await chrome.storage.local.get('tally');
      if (tally?.files === ${files}) resolve();
    };
    chrome.storage.onChanged.addListener(look);
    look();
  })`);
}
