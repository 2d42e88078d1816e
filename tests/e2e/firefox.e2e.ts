import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BackupState } from '@/lib/archive/backup-state';
import type { Post } from '../replica/world/post';
import { findFirefox } from '../stage/browser-paths';
import { expectHome, usualPattern } from '../stage/check-home';
import { postOf, requestsDuring } from '../stage/click-posts';
import { type QuickFirefox, quickFirefox } from '../stage/firefox';
import { set } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { wholeFiles } from '../stage/read-journal';
import { sendLinks, sendStart, untilJob } from '../stage/send';
import { untilFact } from '../stage/until-fact';
import { type Wanted, wantedOf } from '../stage/wanted-files';

/** A busy machine needs them. */
const minutes = 3;

const hasFirefox = findFirefox() !== undefined;
let quick: QuickFirefox;
beforeAll(async () => {
  if (hasFirefox) quick = await quickFirefox();
});
afterAll(() => quick?.close());

/** Everything that is to be on disk in the end. */
const home: Wanted = { files: [], missing: [] };

function want(posts: readonly Post[]): Wanted {
  const wanted = wantedOf(quick.replica, posts, usualPattern);
  home.files.push(...wanted.files);
  home.missing.push(...wanted.missing);
  return wanted;
}

/** Starts a profile with the usual files, and gives the job's id and what it must bring. */
async function startProfile(uniqueId: string): Promise<{ jobId: number; wanted: Wanted }> {
  const { own, replica } = quick;
  const posts = replica.world.listed(uniqueId);
  const started = await sendStart(own, {
    source: 'posts',
    target: { uniqueId, secUid: replica.world.member(uniqueId).secUid },
    assets: ['video', 'photos', 'music', 'description'],
    label: `@${uniqueId}`,
    expected: posts.length,
  });
  if ('problem' in started) throw new Error(started.problem.sentence);
  return { jobId: started.jobId, wanted: want(posts) };
}

describe.skipIf(!hasFirefox)('a click', () => {
  let page: Page;
  afterEach(() => page.close());

  it('on a tile saves the post: no API request, the file once, as the site would ask for it', async () => {
    const post = postOf(quick.replica, 'dana_example', 34);
    page = await quick.stage.openSite('/@dana_example');
    const button = `[id^="grid-item-container-"]:has(a[href$="/${post.awemeId}"]) >>> button`;
    await page.waitForSelector(button);
    const { api, media } = await requestsDuring(quick.replica, async () => {
      await page.click(button);
      await page.waitForSelector(`${button}[aria-label^="Saved:"]`);
    });
    expect(api).toEqual([]);
    want([post]);
    await expectHome(quick, home);
    expect(media.map(({ status, headers }) => [status, headers.referer])).toEqual([
      [200, 'https://www.tiktok.com/'],
    ]);
  });
});

/** Looks ten times a second, for a minute at most. */
async function untilSaved(jobId: number, count: number): Promise<void> {
  for (const end = Date.now() + 60_000; ; ) {
    const { jobs } = await readArchive(quick.stage);
    if ((jobs.find(({ id }) => id === jobId)?.counts.saved ?? 0) >= count) return;
    if (Date.now() > end) throw new Error(`Job ${jobId} has not saved ${count} files after a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe.skipIf(!hasFirefox)('a profile', { timeout: (minutes + 1) * 60_000 }, () => {
  it('comes home whole, with the reason where a file is missing; nothing is fetched twice', async () => {
    const { jobId, wanted } = await startProfile('cato_example');
    const { job } = await untilJob(quick, jobId, 'done', minutes);
    expect(job.counts).toMatchObject({ listed: 116, saved: wanted.files.length, failed: 3 });
    await expectHome(quick, home);
    const times = [...wholeFiles(quick.replica.journal).values()];
    expect(times.filter((count) => count !== 1)).toEqual([]);
  });

  it('of nasty captions has names that Firefox takes as they are', async () => {
    const { jobId } = await startProfile('nasty_example');
    await untilJob(quick, jobId, 'done', minutes);
    await expectHome(quick, home);
  });

  it('is the same after Firefox was killed in the middle of it', async () => {
    const { jobId } = await startProfile('twice_example');
    await untilSaved(jobId, 10);
    await quick.stage.kill();
    await quick.startAgain();
    await untilJob(quick, jobId, 'done', minutes);
    await expectHome(quick, home);
  });
});

describe.skipIf(!hasFirefox)('a backup', () => {
  it('is kept after each job, in one file that the next one replaces', async () => {
    await set(quick.own, { backupAfterJobs: true });
    const posts = quick.replica.world.listed('dana_example');
    let madeAt = 0;
    for (const { awemeId } of posts.slice(1, 3)) {
      await sendLinks(quick.own, awemeId, ['video']);
      const written = `value?.last?.madeAt > ${madeAt} && !value.writing`;
      const { last } = await untilFact<BackupState>(quick.own, 'backup', written);
      madeAt = last?.madeAt ?? 0;
      const names = [...readFolder(quick.stage.downloads).keys()];
      expect(names.filter((name) => name.includes('backup'))).toEqual(['TikTok/clipkeep-backup.jsonl']);
      const backup = readFolder(quick.stage.downloads).get('TikTok/clipkeep-backup.jsonl')?.toString();
      expect(backup).toContain(awemeId);
    }
  });
});

describe.skipIf(!hasFirefox)('the pages of the extension', () => {
  it.each([
    ['popup.html', 'Saved last'],
    ['options.html', 'In use for everything saved from now on.'],
    ['archive.html', 'Keep a backup'],
  ])('%s shows what it knows', async (path, words) => {
    const page = await quick.stage.openOwn(path);
    await page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)})`);
    await page.close();
  });
});
