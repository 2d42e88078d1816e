import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StartJob } from '@/lib/messages';
import type { Post } from '../replica/world/post';
import { shelved } from '../replica/world/shelves';
import { openSite, type QuickStage, quickStage } from '../stage/quick-stage';
import { type Run, sendStart, untilJob } from '../stage/send';

let quick: QuickStage;

beforeEach(async () => {
  quick = await quickStage();
});
afterEach(() => quick.close());

/** Refuses a list to whoever asks as Clipkeep does, by itself or through a page; the page's own requests are of another size. */
function refuseUs(path: string, count: number): void {
  quick.replica.faults.add({ path, query: `count=${count}&`, action: { kind: 'empty' } });
}

async function start(job: Pick<StartJob, 'source' | 'target'>): Promise<number> {
  const started = await sendStart(quick.own, { ...job, assets: ['info'] });
  if ('problem' in started) throw new Error(started.problem.sentence);
  return started.jobId;
}

/** The browser's windows: what they show, and which of their tabs are muted. */
const windowsNow = `chrome.windows.getAll({ populate: true }).then((all) => all.map(({ focused, tabs }) => ({
  focused,
  shows: tabs.find((tab) => tab.active)?.url,
  muted: tabs.map((tab) => tab.mutedInfo.muted),
})))`;
const windows = () => quick.own.evaluate<unknown[]>(windowsNow);

/** From now on every state of them is kept, at each change of a tab; gives those so far. */
async function watchWindows(): Promise<() => Promise<unknown[]>> {
  await quick.own.evaluate(`(() => {
    const seen = [];
    const look = () => void ${windowsNow}.then((all) => seen.push(...all));
    for (const event of [chrome.tabs.onUpdated, chrome.tabs.onActivated]) event.addListener(look);
    globalThis.seenWindows = seen;
  })()`);
  return () => quick.own.evaluate('seenWindows');
}

/** Exactly these posts, and no word of any other. */
function expectListed({ job, files }: Run, posts: readonly Post[], viewable = posts): void {
  expect(files.map(({ awemeId }) => awemeId).sort()).toEqual(posts.map(({ awemeId }) => awemeId).sort());
  expect(job.counts).toMatchObject({ listed: posts.length, saved: viewable.length, planned: 0 });
}

it('two profiles are read off pages of our own in turns, and the person’s tab shows a third one, untouched', async () => {
  const { world } = quick.replica;
  refuseUs('/api/post/item_list/', 35);
  const front = await openSite(quick.stage, '/@cato_example');
  await front.locator('[data-e2e="user-post-item"]').first().waitFor();
  const seen = await watchWindows();
  const ids = [
    await start({ source: 'posts', target: { uniqueId: 'dana_example' } }),
    await start({ source: 'posts', target: { uniqueId: 'twice_example' } }),
  ];
  const beside = {
    focused: false,
    shows: expect.stringMatching(/@(?:dana|twice)_example$/),
    muted: [true, true],
  };
  const [dana, twice] = [
    await untilJob(quick, ids[0] ?? 0, 'done'),
    await untilJob(quick, ids[1] ?? 0, 'done'),
  ];
  expectListed(dana, world.listed('dana_example'));
  expectListed(twice, world.listed('twice_example'));
  expect(await seen()).toContainEqual(beside);
  expect(await front.evaluate('scrollY')).toBe(0);
  await expect.poll(windows).toMatchObject([{ focused: true, shows: front.url() }]);
});

it.each([
  ['likes', 'dana_example', '/api/favorite/item_list/'],
  ['reposts', 'cato_example', '/api/repost/item_list/'],
] as const)('%s are read behind their tab', async (source, uniqueId, path) => {
  refuseUs(path, 30);
  const posts = shelved(quick.replica.world, uniqueId, source);
  const run = await untilJob(quick, await start({ source, target: { uniqueId } }), 'done');
  expectListed(
    run,
    posts,
    posts.filter(({ ageGated }) => !ageGated),
  );
});
