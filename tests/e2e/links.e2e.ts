import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectHome, usualPattern } from '../stage/check-home';
import { jobCard, untilState } from '../stage/job-card';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { listRequests } from '../stage/read-journal';
import { stopWorker } from '../stage/stop-worker';
import { untilAtRest } from '../stage/until-at-rest';
import { wantedOf } from '../stage/wanted-files';

let quick: QuickStage;

beforeEach(async () => {
  quick = await quickStage();
});

afterEach(() => quick.close());

it('takes links as they come: short, bare, shared, an @name; with no page of TikTok open', async () => {
  const { replica, own } = quick;
  const { world } = replica;
  const [first, second, third] = world.listed('dana_example');
  if (!first || !second || !third) throw new Error('The cast lacks posts.');
  const text = [
    replica.shortLink(first.awemeId),
    second.awemeId,
    `look at this! https://www.tiktok.com/@dana_example/video/${third.awemeId}?is_from_webapp=1 😀`,
    `https://m.tiktok.com/v/${second.awemeId}.html`,
    '@story_example',
    'no link at all',
  ].join('\n');
  await own.getByRole('textbox').fill(text);
  await own.getByRole('button', { name: 'Start' }).click();
  await own.getByText('Started. You can close this window, saving goes on.').waitFor();
  // What was not understood stays in the field.
  expect(await own.getByRole('textbox').inputValue()).toBe('no link at all');
  await untilState(own, '@story_example', 'done');
  await own.getByText('Saved last').waitFor();
  const posts = [first, second, third, ...world.listed('story_example')];
  const archive = await expectHome(quick, wantedOf(replica, posts, usualPattern));
  expect(archive.jobs.map(({ label, state }) => [label, state])).toEqual([
    ['3 links', 'done'],
    ['@story_example', 'done'],
  ]);
  // Single posts cost a page each and no list.
  expect(
    listRequests(replica.journal).every(({ target }) =>
      target.includes(world.member('story_example').secUid),
    ),
  ).toBe(true);
});

it('follows twenty short links one after the other; told to slow down at the third it rests, and all of them come home', async () => {
  const { replica, own } = quick;
  const { journal, faults, world } = replica;
  const posts = world.listed('dana_example').slice(0, 20);
  const short = { host: 'vm.tiktok.com' };
  faults.add({ ...short, nth: 3, action: { kind: 'status', status: 429, retryAfter: '3' } });
  await own.getByRole('textbox').fill(posts.map(({ awemeId }) => replica.shortLink(awemeId)).join('\n'));
  await own.getByRole('button', { name: 'Start' }).click();
  await jobCard(own, '20 links').getByText('TikTok asked to slow down.').waitFor();
  await untilAtRest(quick);
  const left = journal.last;
  await stopWorker(own);
  await untilState(own, '20 links', 'done');
  await expectHome(quick, wantedOf(replica, posts, usualPattern));
  const [told] = journal.find({ ...short, status: 429 });
  if (!told) throw new Error('nobody was told');
  const [next] = journal.find({ host: '*tiktok*', after: left });
  expect((next?.time ?? 0) - told.time).toBeGreaterThanOrEqual(20_000);
  const followed = journal.find({ ...short });
  expect(followed).toHaveLength(21);
  const gaps = followed.slice(1).map(({ time }, at) => time - (followed[at]?.time ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
});
