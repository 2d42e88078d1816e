import { watch } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type QuickStage, quickStage } from '../stage/quick-stage';
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
});

it('says so of a file that it does not know', async () => {
  await choose('cat.json', '{"cats": 3}');
  await archive.locator('.notice.bad, .notice').first().waitFor();
  expect(await archive.getByRole('button', { name: /^Bring in/ }).count()).toBe(0);
});

async function choose(name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await archive.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/plain', buffer });
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
