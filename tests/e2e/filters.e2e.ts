import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDay } from '@/lib/jobs/filters';
import type { Post } from '../replica/world/post';
import { untilState } from '../stage/job-card';
import { openSite, type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { answered, listRequests } from '../stage/read-journal';

let quick: QuickStage;

// Each run has an archive of its own: what an earlier one saved would stay with that one.
beforeEach(async () => {
  quick = await quickStage();
  await openSite(quick.stage, '/@cato_example');
});

afterEach(() => quick.close());

/** Captions alone, so that a run brings one small file for each post that it takes. */
describe('which posts, in the popup', () => {
  it('the newest ten: by date, pinned posts in their turn', async () => {
    const taken = await run(async (own) => own.getByLabel('How many, newest first').fill('10'));
    expect(taken).toEqual(captioned(listed().slice(0, 10)));
  });

  it('photos only', async () => {
    const taken = await run(async (own) => own.getByLabel('Kind').selectOption('photo'));
    expect(taken).toEqual(captioned(listed().filter(({ kind }) => kind === 'photo')));
  });

  it('between two days, both included, and no page of the list is asked for behind them', async () => {
    const [from, to] = [listed()[15], listed()[5]].map((post) => localDay(post?.createTime ?? 0));
    quick.replica.journal.clear();
    const taken = await run(async (own) => {
      await own.getByLabel('From').fill(from ?? '');
      await own.getByLabel('Until').fill(to ?? '');
    });
    const within = listed().filter(({ createTime }) => {
      const day = localDay(createTime);
      return (from ?? '') <= day && day <= (to ?? '');
    });
    expect(within.length).toBeGreaterThanOrEqual(11);
    expect(taken).toEqual(captioned(within));
    expect(answered(listRequests(quick.replica.journal))).toHaveLength(1);
  });
});

/** Sets the filters in the popup, runs, and gives the posts that the run took. */
async function run(choose: (own: Page) => Promise<unknown>): Promise<string[]> {
  const { own, stage } = quick;
  await own.reload();
  for (const label of ['Video', 'Photos', 'Music of photo posts'])
    await own.getByLabel(label, { exact: true }).uncheck();
  await own.getByText('Which posts:').click();
  await choose(own);
  await own.getByRole('button', { name: 'Start' }).click();
  await untilState(own, '@cato_example', 'done');
  const { files } = await readArchive(stage);
  return files
    .filter(({ asset }) => asset === 'description')
    .map(({ awemeId }) => awemeId)
    .sort();
}

function listed(): Post[] {
  return quick.replica.world.listed('cato_example');
}

function captioned(posts: readonly Post[]): string[] {
  return posts.flatMap(({ awemeId, desc, ageGated }) => (desc && !ageGated ? [awemeId] : [])).sort();
}
