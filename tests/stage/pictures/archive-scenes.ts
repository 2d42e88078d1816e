import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { makeFile, makePost } from '../../components/rows';
import { type QuickStage, quickStage, set } from '../quick-stage';
import { readArchive } from '../read-archive';
import { sendLinks, untilJob } from '../send';
import { untilFact } from '../until-fact';
import { shoot, type View } from './camera';
import { putRows } from './put-rows';

const view: View = { width: 900, height: 700, whole: true };
const loss = { files: 1204, countedAt: 1_785_600_000_000 };
const problem = { code: 'diskFull', sentence: 'Your disk is full. Make room, then retry.', retryable: false };

/** The archive page: with what it keeps, after a check of the disk, cleared, over a damaged backup; and the popup of a cleared archive. */
export async function photographArchive(): Promise<void> {
  const quick = await quickStage();
  await set(quick.own, { backupAfterJobs: true });
  const posts = quick.replica.world.listed('dana_example').slice(0, 4);
  await sendLinks(quick.own, posts.map(({ awemeId }) => awemeId).join(' '), ['video', 'description']);
  await untilJob(quick, 1, 'done');
  await untilFact(quick.own, 'backup', 'value?.last');
  const page = await quick.stage.openOwn('archive.html');
  await removeOne(quick);
  await page.getByRole('button', { name: 'Check the disk' }).click();
  await page.getByText('The browser looks').waitFor();
  await both(page, 'archive');
  await page.getByRole('button', { name: 'Fetch the missing file again' }).waitFor();
  await both(page, 'archive-missing');
  await chooseDamaged(page);
  await putRows(page, 'facts', [
    { name: 'backup', value: { trouble: { problem, tries: 1, retryAt: Date.now() + 600_000 } } },
    { name: 'loss', value: loss },
  ]);
  await page.reload();
  await page.getByText('has cleared').waitFor();
  await chooseDamaged(page);
  await both(page, 'archive-trouble');
  await shoot(page, 'archive-trouble-narrow', { ...view, width: 360 });
  await quick.own.reload();
  await quick.own.getByText('has cleared').waitFor();
  await shoot(quick.own, 'popup-cleared', { width: 380, height: 600, whole: true });
  await quick.close();
  await photographFull();
}

/** The archive of a long run: 10,000 posts. */
async function photographFull(): Promise<void> {
  const quick = await quickStage();
  const ids = Array.from({ length: 10_000 }, (_, at) => `75300000000000${10_000 + at}`);
  const files = ids.map((id, at) =>
    makeFile(id, { state: 'saved', savedAt: 1_785_600_000_000 + at, size: 2_400_000 + at }),
  );
  await putRows(quick.own, 'files', files);
  await putRows(
    quick.own,
    'posts',
    ids.map((id, at) => makePost(id, `${at % 7 === 0 ? 'three kettles' : 'rain on the roof'} ${at}`)),
  );
  const page = await quick.stage.openOwn('archive.html');
  await page.getByText('10,000 files saved').waitFor();
  await page.getByRole('searchbox').fill('kettles');
  await page.getByText('Found').waitFor();
  await shoot(page, 'archive-10000', { ...view, whole: false });
  await page.getByRole('searchbox').fill('nothing like it');
  await page.getByText('Nothing has these words.').waitFor();
  await shoot(page, 'archive-nothing-found', view);
  await quick.close();
}

async function both(page: Page, name: string): Promise<void> {
  await shoot(page, name, view);
  await shoot(page, `${name}-dark`, { ...view, scheme: 'dark' });
}

async function removeOne(quick: QuickStage): Promise<void> {
  const { files } = await readArchive(quick.stage);
  const video = files.find(({ asset }) => asset === 'video');
  if (video) rmSync(join(quick.stage.downloads, video.path));
}

async function chooseDamaged(page: Page): Promise<void> {
  const head = '{"clipkeep":1,"madeAt":0,"counts":{"files":40,"posts":12,"users":3}}';
  const buffer = Buffer.from(`${head}\n{"file":{"id":"7530000000000000001/vi`);
  const file = { name: 'clipkeep-backup.jsonl', mimeType: 'text/plain', buffer };
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByText('Damaged and left out').waitFor();
}
