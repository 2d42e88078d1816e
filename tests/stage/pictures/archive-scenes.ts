import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type QuickStage, quickStage, set } from '../quick-stage';
import { readArchive } from '../read-archive';
import { sendLinks, untilJob } from '../send';
import { untilFact } from '../until-fact';
import { shoot, type View } from './camera';

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
  await page.getByRole('button', { name: 'Fetch the 1 missing' }).waitFor();
  await chooseDamaged(page);
  await putFact(page, 'backup', { trouble: { problem, tries: 1, retryAt: Date.now() + 600_000 } });
  await putFact(page, 'loss', loss);
  await page.reload();
  await page.getByText('has cleared').waitFor();
  await chooseDamaged(page);
  await both(page, 'archive-trouble');
  await shoot(page, 'archive-trouble-narrow', { ...view, width: 360 });
  await quick.own.reload();
  await quick.own.getByText('has cleared').waitFor();
  await shoot(quick.own, 'popup-cleared', { width: 380, height: 600, whole: true });
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

/** Writes a fact as the background does; a page that is open hears nothing of it. */
async function putFact(page: Page, name: string, value: unknown): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('facts', 'readwrite');
      writing.objectStore('facts').put(${JSON.stringify({ name, value })});
      writing.oncomplete = () => { opening.result.close(); resolve(); };
      writing.onerror = () => reject(writing.error);
    };
  })`);
}
