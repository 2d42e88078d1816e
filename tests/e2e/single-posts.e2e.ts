import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectHome, usualPattern } from '../stage/check-home';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { sendStart, untilJob } from '../stage/send';
import { wantedOf } from '../stage/wanted-files';

const byApi = '/api/item/detail/';
const assets = ['video', 'photos', 'music', 'description'];

/** Every post's page is a shell that says nothing of the post. */
let quick: QuickStage;
beforeEach(async () => {
  quick = await quickStage();
  quick.replica.faults.add({ path: '/@i/video/*', action: { kind: 'bare' } });
});
afterEach(() => quick.close());

async function start(job: Parameters<typeof sendStart>[1]): Promise<number> {
  const started = await sendStart(quick.own, job);
  if ('problem' in started) throw new Error(started.problem.sentence);
  return started.jobId;
}

/** How many posts the API told; where it refused, the next rung was asked. */
const told = () => quick.replica.journal.find({ path: byApi }).filter(({ bytes }) => bytes > 0).length;

it('a post whose page is a shell is asked of the API, down the ladder', async () => {
  const { world } = quick.replica;
  const cato = world.member('cato_example');
  const posts = [80, 30, 115].map((index) => world.post(cato, index));
  const awemeIds = posts.map(({ awemeId }) => awemeId);
  const { job } = await untilJob(
    quick,
    await start({ source: 'post', target: { awemeIds }, assets }),
    'done',
  );
  // The first of them is no longer on TikTok: a row that says so, and the others come.
  expect(job.counts).toMatchObject({ listed: 3, failed: 1 });
  expect(told()).toBe(3);
  const [, ...there] = posts;
  await expectHome(quick, {
    files: wantedOf(quick.replica, there, usualPattern).files,
    missing: [{ id: `${awemeIds[0]}/post/1`, sentence: 'This post is no longer on TikTok.' }],
  });
});

it('files whose links ran out get new ones all the same', async () => {
  quick.replica.faults.add({ path: '/api/post/item_list/', action: { kind: 'expire' } });
  // Pictures: a video's last mirror takes old links too.
  const covers = { target: { uniqueId: 'dana_example' }, assets: ['cover'], filters: { newest: 3 } };
  const { job, files } = await untilJob(quick, await start({ source: 'posts', ...covers }), 'done');
  expect(job.counts).toMatchObject({ listed: 3, failed: 0 });
  expect(files.map(({ state }) => state)).toEqual(['saved', 'saved', 'saved']);
  expect(told()).toBe(3);
});
