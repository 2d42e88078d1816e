import { afterEach, expect, it } from 'vitest';
import type { Reply } from '@/lib/tiktok/ask';
import { somePosts, wireItem } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

/** What a list answers at this cursor: posts from `from` on, so many, and where it goes on. */
type Answer = { from: number; count: number; cursor: string | undefined; hasMore: boolean };

/** Runs a list whose every answer is made here; gives how often it was asked. */
async function runList(source: string, answer: (cursor: string) => Answer, expected: number) {
  world = createWorld([]);
  const asked: string[] = [];
  world.tiktok.twist = (ask): Reply => {
    if (ask.kind !== 'api') throw new Error('not a list');
    asked.push(ask.query['cursor'] ?? '');
    if (asked.length > 60) throw new Error('the list never ends');
    const { from, count, ...rest } = answer(asked.at(-1) ?? '');
    const posts = somePosts(from + count).slice(from);
    return { ...rest, itemList: posts.map((post) => wireItem(post, post.createTime + 172_800)) };
  };
  const target = { secUid: 'MS4wMira', uniqueId: 'mira_example', mixId: '1', collectionId: '1' };
  await world.start({ source, target, assets: ['description'], expected });
  await world.run();
  return { asked, job: await world.job() };
}

/** Five posts, five posts, two posts, and from there back to `back`. */
const pages =
  (second: string, third: string, back: string, hasMore = false) =>
  (cursor: string): Answer => {
    if (cursor === second) return { from: 5, count: 5, cursor: third, hasMore: true };
    if (cursor === third) return { from: 10, count: 2, cursor: back, hasMore };
    return { from: 0, count: 5, cursor: second, hasMore: true };
  };

it.each([
  ['likes', pages('1000', '900', '0'), ['0', '1000', '900']],
  ['likes', pages('1000', '900', '-1'), ['0', '1000', '900']],
  ['playlist', pages('5', '10', '0'), ['0', '5', '10']],
  ['playlist', pages('5', '10', '5'), ['0', '5', '10']],
])(
  '%s that ends with its beginning is over, also short of the expected number: %#',
  async (source, answer, all) => {
    const { asked, job } = await runList(source, answer, 14);
    expect(asked).toEqual(all);
    expect(job).toMatchObject({ state: 'done', counts: { listed: 12, saved: 12 }, shown: 12 });
  },
);

it('a list by date that ends with its beginning is asked once more behind its oldest post', async () => {
  const oldest = (somePosts(12)[11]?.createTime ?? 0) * 1000;
  const told = pages('1999999999998', '1999999999997', '0');
  const answer = (cursor: string): Answer =>
    cursor === String(oldest) ? { from: 0, count: 0, cursor: '0', hasMore: false } : told(cursor);
  const { asked, job } = await runList('posts', answer, 14);
  expect(asked.slice(2)).toEqual(['1999999999997', String(oldest)]);
  expect(job).toMatchObject({ state: 'done', counts: { listed: 12 } });
});

it('a list that goes round in a circle while it says that there is more is given up with words', async () => {
  const { asked, job } = await runList('likes', pages('1000', '900', '0', true), 14);
  expect(asked.slice(0, 4)).toEqual(['0', '1000', '900', '900']);
  expect(job).toMatchObject({ state: 'failed', problem: { code: 'samePage' }, counts: { saved: 12 } });
});

it('a folder whose places are empty for ever comes to its end', async () => {
  const answer = (cursor: string): Answer => ({
    from: 0,
    count: cursor === '0' ? 3 : 0,
    cursor: undefined,
    hasMore: true,
  });
  const { asked, job } = await runList('collection', answer, 9);
  expect(asked.length).toBeLessThan(30);
  expect(job).toMatchObject({ state: 'done', counts: { listed: 3, saved: 3 } });
});

it('a folder goes on behind some hundred places of posts that are gone', async () => {
  const answer = (cursor: string): Answer => ({
    from: cursor === '0' ? 0 : 3,
    count: ['0', '360'].includes(cursor) ? 3 : 0,
    cursor: undefined,
    hasMore: cursor !== '360',
  });
  const { job } = await runList('collection', answer, 6);
  expect(job).toMatchObject({ state: 'done', counts: { listed: 6, saved: 6 } });
});

it('"no more" is believed where the page after it brings nothing new either', async () => {
  const answer = (cursor: string): Answer => ({
    from: cursor === '0' ? 0 : Number(cursor) % 2,
    count: cursor === '0' ? 5 : 3,
    cursor: String(Number(cursor) + 1),
    hasMore: false,
  });
  const { asked, job } = await runList('playlist', answer, 14);
  expect(asked).toEqual(['0', '1', '2']);
  expect(job).toMatchObject({ state: 'done', counts: { listed: 5 } });
});
