import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectHome, usualPattern } from '../stage/check-home';
import { untilState } from '../stage/job-card';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { listRequests } from '../stage/read-journal';
import { wantedOf } from '../stage/wanted-files';

let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
});

afterAll(() => quick.close());

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
    '@early_example',
    'no link at all',
  ].join('\n');
  await own.getByRole('textbox').fill(text);
  await own.getByRole('button', { name: 'Start' }).click();
  await own.getByText('Started. You can close this window, saving goes on.').waitFor();
  // What was not understood stays in the field.
  expect(await own.getByRole('textbox').inputValue()).toBe('no link at all');
  await untilState(own, '@early_example', 'done');
  await own.getByText('Saved last').waitFor();
  const posts = [first, second, third, ...world.listed('early_example')];
  const archive = await expectHome(quick, wantedOf(replica, posts, usualPattern));
  expect(archive.jobs.map(({ label, state }) => [label, state])).toEqual([
    ['3 links', 'done'],
    ['@early_example', 'done'],
  ]);
  // Single posts cost a page each and no list.
  expect(
    listRequests(replica.journal).every(({ target }) =>
      target.includes(world.member('early_example').secUid),
    ),
  ).toBe(true);
});
