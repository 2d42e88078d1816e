import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, it } from 'vitest';
import type { BackupState } from '@/lib/archive/backup-state';
import { problemOf } from '@/lib/tiktok/errors';
import { type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readFolder } from '../stage/read-folder';
import { untilJob } from '../stage/send';
import { mountSmallDisk, type SmallDisk } from '../stage/small-disk';
import { startFew } from '../stage/start-few';
import { untilFact } from '../stage/until-fact';

let quick: QuickStage | undefined;
let disk: SmallDisk | undefined;

afterEach(async () => {
  await quick?.close();
  disk?.remove();
  [quick, disk] = [undefined, undefined];
});

it('a backup into a folder that can only be read: says so, and Retry writes it once it can be written to', async (ctx) => {
  disk = mountSmallDisk(ctx, 8);
  const { archive, stage } = await openAfterJob({ downloads: disk.folder });
  disk.setReadOnly(true);
  await wantBackups();
  await expectTrouble(archive, problemOf('asksWhere').sentence);
  disk.setReadOnly(false);
  await expectRetried(archive, stage.downloads);
});

it('a backup into a folder on a full disk: names that disk, and Retry writes it once there is room', async (ctx) => {
  disk = mountSmallDisk(ctx, 8);
  const { archive, stage } = await openAfterJob({ downloads: disk.folder });
  disk.fill(0);
  await wantBackups();
  await expectTrouble(archive, problemOf('diskFull').sentence);
  disk.makeRoom();
  await expectRetried(archive, stage.downloads);
});

it('a backup with the disk of the profile nearly full: names that one, and Retry writes it once there is room', async (ctx) => {
  disk = mountSmallDisk(ctx, 200);
  const { archive, stage } = await openAfterJob({ profile: disk.folder });
  disk.fill(40_000_000);
  await wantBackups();
  await expectTrouble(archive, problemOf('profileFull').sentence);
  disk.makeRoom();
  await expectRetried(archive, stage.downloads);
});

/** A browser with two posts saved, and its archive page. */
async function openAfterJob(places: { downloads: string } | { profile: string }) {
  quick = await quickStage(places);
  const few = await startFew(quick, 'dana_example', 2);
  await untilJob(quick, few.jobId, 'done');
  return { stage: quick.stage, archive: await quick.stage.openOwn('archive.html') };
}

async function wantBackups(): Promise<void> {
  if (quick) await set(quick.own, { backupAfterJobs: true });
}

async function expectTrouble(archive: Page, sentence: string): Promise<void> {
  const words = archive.getByText('The last backup could not be written:');
  await words.waitFor();
  expect(await words.textContent()).toContain(`${sentence} Clipkeep tries again at`);
}

/** It is there, whole, and the only one; and what was said is said no more. */
async function expectRetried(archive: Page, downloads: string): Promise<void> {
  await archive.getByRole('button', { name: 'Retry now' }).click();
  const { last } = await untilFact<BackupState>(archive, 'backup', 'value?.last && !value.trouble');
  await archive.getByText('The last backup could not be written:').waitFor({ state: 'detached' });
  const text = readFileSync(last?.savedAs ?? '', 'utf8');
  const lines = text.trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ end: { files: 4, posts: 2 } });
  const names = [...readFolder(downloads).keys()].filter((name) => name.includes('backup'));
  expect(names.map((name) => join(downloads, name))).toEqual([last?.savedAs]);
}
