import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { nextRequest } from '../stage/await-request';
import { expectHome, usualPattern } from '../stage/check-home';
import { untilSaved, untilState } from '../stage/job-card';
import { type QuickStage, quickStage, reopen } from '../stage/quick-stage';
import { answered, isListRequest, isMediaRequest, listRequests, wholeFiles } from '../stage/read-journal';
import { startProfile } from '../stage/start-profile';
import { stopWorker } from '../stage/stop-worker';
import { type Wanted, wantedOf } from '../stage/wanted-files';

const folder = mkdtempSync(join(tmpdir(), 'clipkeep-'));
let quick: QuickStage;

afterEach(() => quick.close());
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('a run goes on and ends the same', () => {
  it('when its worker is stopped five times', async () => {
    quick = await quickStage();
    const { replica, own } = quick;
    const { journal, faults } = replica;
    // Slow enough that the worker dies while it waits for the answer.
    faults.add({ path: '/api/post/item_list/', query: 'count=35&', action: { kind: 'delay', ms: 400 } });

    const firstList = nextRequest(journal, isListRequest);
    await startProfile(quick, 'cato_example');
    await firstList;
    // Nothing else is under way: half a minute later the alarm goes off, with nobody's help.
    await stopWorker(own);

    await nextRequest(journal, isMediaRequest);
    await stopWorker(own);

    await untilSaved(own, '@cato_example', 30);
    await own.evaluate('new Promise((resolve) => chrome.downloads.onCreated.addListener(resolve))');
    await stopWorker(own);

    await untilSaved(own, '@cato_example', 60);
    await own.evaluate(`new Promise((resolve) => chrome.downloads.onChanged.addListener(
      ({ state }) => state?.current === 'complete' && resolve()))`);
    await stopWorker(own);

    await nextRequest(journal, isListRequest);
    await stopWorker(own);

    await untilState(own, '@cato_example', 'done');
    await expectHome(quick, wantedHere('cato_example'));
    expect([...wholeFiles(journal).values()].filter((times) => times > 1)).toEqual([]);
  }, 240_000);

  it('when the tab that it was started from is closed', async () => {
    quick = await quickStage();
    const { journal } = quick.replica;
    const page = await startProfile(quick, 'twice_example');
    await nextRequest(journal, isMediaRequest);
    await page.close();
    await untilState(quick.own, '@twice_example', 'done');
    await expectHome(quick, wantedHere('twice_example'));
    // 50 posts, and each page begins with the last one of the page before: two pages, the second one asked for by a
    // tab of Clipkeep's own, which is gone again.
    expect(answered(listRequests(journal))).toHaveLength(2);
    await untilNoTikTok();
  });

  it('when the browser is closed and started again', async () => {
    const places = { profile: join(folder, 'profile'), downloads: join(folder, 'downloads') };
    quick = await quickStage(places);
    const { replica } = quick;
    await startProfile(quick, 'flaky_example');
    await untilSaved(quick.own, '@flaky_example', 20);
    await quick.stage.close();
    const before = wholeFiles(replica.journal);

    quick = await reopen(quick, places);
    await untilState(quick.own, '@flaky_example', 'done');
    await expectHome(quick, wantedHere('flaky_example'));
    const again = [...wholeFiles(replica.journal)].filter(([, times]) => times > 1);
    // At most what was under way when the browser went, which is six at a time.
    expect(again.length).toBeLessThanOrEqual(6);
    expect(again.every(([file, times]) => times === 2 && before.has(file))).toBe(true);
  });
});

function wantedHere(uniqueId: string): Wanted {
  const { replica } = quick;
  return wantedOf(replica, replica.world.listed(uniqueId), usualPattern);
}

/** Resolves once no tab shows TikTok. */
async function untilNoTikTok(): Promise<void> {
  const open = quick.stage.context.pages().filter((page) => page.url().startsWith('https://www.tiktok.com/'));
  await Promise.all(open.map((page) => page.waitForEvent('close')));
}
