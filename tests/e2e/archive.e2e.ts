import { watch } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type QuickStage, quickStage, reopen } from '../stage/quick-stage';
import { type Archive, readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { mediaRequests } from '../stage/read-journal';
import { sendLinks, untilJob } from '../stage/send';

let quick: QuickStage;
let archive: Page;

beforeAll(async () => {
  quick = await quickStage();
  archive = await quick.stage.openOwn('archive.html');
});

afterAll(() => quick.close());

it('takes in a yt-dlp archive once it is confirmed, and fetches none of its videos', async () => {
  const [post, other] = quick.replica.world.listed('dana_example');
  if (!post || !other) throw new Error('The cast lacks two posts.');
  await choose('archive.txt', `tiktok ${post.awemeId}\nyoutube dQw4w9WgXcQ\nnonsense\n`);
  await archive.getByText('1 new, 0 here already').waitFor();
  expect(await archive.getByText('0 files saved').count()).toBe(1);
  await archive.getByRole('button', { name: 'Bring in 1 file' }).click();
  await archive.getByText('Brought in: 1 file.').waitFor();

  const before = quick.replica.journal.last;
  await sendLinks(quick.own, `${post.awemeId} ${other.awemeId}`, ['video']);
  const { job } = await untilJob(quick, 1, 'done');
  expect(job.counts).toMatchObject({ saved: 1, skipped: 1 });
  expect(mediaRequests(quick.replica.journal).filter(({ n }) => n > before)).toHaveLength(1);
});

it('gives a backup that another Clipkeep takes in', async () => {
  const arriving = arrival(/\.jsonl$/);
  await archive.getByRole('button', { name: 'Backup' }).click();
  const name = await arriving;
  const text = readFolder(quick.stage.downloads).get(name)?.toString() ?? '';
  expect(text).toContain('"savedAs"');
  await choose('backup.jsonl', text);
  await archive.getByText('0 new, 2 here already').waitFor();

  const another = await reopen(quick, {});
  onTestFinished(() => another.stage.close());
  const empty = await another.stage.openOwn('archive.html');
  await choose('backup.jsonl', text, empty);
  await empty.getByText('2 new, 0 here already').waitFor();
  await empty.getByRole('button', { name: 'Bring in 2 files' }).click();
  await empty.getByText('Brought in: 2 files.').waitFor();
  const told = ({ files }: Archive) => files.map(({ id, savedAs, size }) => ({ id, savedAs, size }));
  expect(told(await readArchive(another.stage))).toEqual(told(await readArchive(quick.stage)));
});

it('says so of a file that it does not know', async () => {
  await choose('cat.txt', 'Three cats.');
  await archive.getByText('Clipkeep finds nothing in this file that it knows.', { exact: true }).waitFor();
  expect(await archive.getByRole('button', { name: /^Bring in/ }).count()).toBe(0);
});

async function choose(name: string, text: string, where = archive): Promise<void> {
  const buffer = Buffer.from(text);
  await where.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/plain', buffer });
}

/** The name of the next file in the download folder that fits; the browser puts an empty one there first. */
function arrival(pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    const watcher = watch(quick.stage.downloads, (_event, name) => {
      if (!name || !pattern.test(name) || !readFolder(quick.stage.downloads).get(name)?.length) return;
      watcher.close();
      resolve(name);
    });
  });
}
