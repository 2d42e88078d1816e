import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDay } from '@/lib/jobs/filters';
import type { Post } from '../replica/world/post';
import { untilState } from '../stage/job-card';
import { openSite, type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { listRequests } from '../stage/read-journal';

let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
  await openSite(quick.stage, '/@cato_example');
});

afterAll(() => quick.close());

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
    expect(listRequests(quick.replica.journal)).toHaveLength(1);
  });
});

/** Sets the filters in a fresh popup, runs, and gives the posts that the run took: saved by it or by an earlier one. */
async function run(choose: (own: Page) => Promise<unknown>): Promise<string[]> {
  const { own, stage } = quick;
  const before = (await readArchive(stage)).jobs.length;
  await own.reload();
  for (const label of ['Video', 'Photos', 'Music of photo posts'])
    await own.getByLabel(label, { exact: true }).uncheck();
  await own.getByText('Which posts:').click();
  await choose(own);
  await own.getByRole('button', { name: 'Start' }).click();
  await own.getByRole('article', { name: '@cato_example' }).nth(before).waitFor();
  await untilState(own, '@cato_example', 'done');
  const { jobs, files } = await readArchive(stage);
  const job = jobs.at(-1);
  // A saved file belongs to the job that wanted it last.
  return files
    .filter(({ jobId, asset }) => jobId === job?.id && asset === 'description')
    .map(({ awemeId }) => awemeId)
    .sort();
}

function listed(): Post[] {
  return quick.replica.world.listed('cato_example');
}

function captioned(posts: readonly Post[]): string[] {
  return posts.flatMap(({ awemeId, desc, ageGated }) => (desc && !ageGated ? [awemeId] : [])).sort();
}
