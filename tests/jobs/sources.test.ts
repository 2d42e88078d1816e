import { afterEach, describe, expect, it } from 'vitest';
import { describeJob } from '@/lib/archive/describe-job';
import { commandJob } from '@/lib/jobs/command';
import type { Ask } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { newest, somePosts, type WirePost, wireItem } from './wire';
import { createWorld, type World } from './world';

let world: World;
afterEach(() => world.close());

const links = newest + 172_800;
const wired = (posts: readonly WirePost[]) => posts.map((post) => wireItem(post, links));
const assets = ['description'];

function pathsOf(asks: readonly Ask[]): string[] {
  return [...new Set(asks.map((ask) => ask.path))];
}

async function saved(): Promise<number> {
  return (await world.files()).filter((row) => row.state === 'saved').length;
}

describe('a list that is its owner’s', () => {
  const likes = { source: 'likes', assets };
  const empty = () => ({ statusCode: 0, hasMore: false });

  it('says sign in to somebody who is not, and goes on when they are', async () => {
    world = createWorld(somePosts(7));
    world.tiktok.signedIn = false;
    world.tiktok.twist = () => (world.tiktok.signedIn ? undefined : empty());
    await world.start(likes);
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused', problem: { code: 'signIn' } });
    world.tiktok.signedIn = true;
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 7, saved: 7 } });
  });

  it('that TikTok refuses by its own words pauses the same way', async () => {
    world = createWorld([]);
    world.tiktok.twist = () => {
      throw new ClipkeepError('signIn');
    };
    await world.start({ source: 'search', target: { keyword: 'trains' } });
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused', problem: { code: 'signIn' } });
  });

  it.each([
    [false, 'collection', { state: 'paused', problem: { code: 'signIn' } }],
    [true, 'collection', { state: 'failed', problem: { code: 'private' } }],
    [false, 'playlist', { state: 'failed', problem: { code: 'private' } }],
  ])('may be one’s own where TikTok calls it private (signed in: %s, %s)', async (signedIn, source, job) => {
    world = createWorld([]);
    world.tiktok.signedIn = signedIn;
    world.tiktok.twist = () => {
      throw new ClipkeepError('private');
    };
    await world.start({ source, target: { collectionId: '1', mixId: '1' } });
    await world.run();
    expect(await world.job()).toMatchObject(job);
  });

  it('that is open to all needs nobody signed in, also at its end', async () => {
    world = createWorld(somePosts(7));
    world.tiktok.signedIn = false;
    await world.start(likes);
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 7 } });
  });

  it('that is empty says so', async () => {
    world = createWorld([]);
    await world.start({ ...likes, expected: 0 });
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'done', shown: 0 });
    expect(describeJob(job, [], 0).why).toMatch(/no posts here/);
  });

  it('whose cursor turns back is given up with words, not read in circles', async () => {
    world = createWorld([]);
    const pages: Record<string, WirePost[]> = { '0': somePosts(3), '50': somePosts(6).slice(3) };
    world.tiktok.twist = (ask) => {
      const cursor = ask.kind === 'api' ? (ask.query['cursor'] ?? '') : '';
      return { itemList: wired(pages[cursor] ?? []), hasMore: true, cursor: cursor === '0' ? '50' : '90' };
    };
    await world.start({ ...likes, expected: 20 });
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'samePage' }, counts: { listed: 6 } });
    expect(describeJob(job, [], 0).why).toMatch(/listed 6 of about 20 posts/);
  });
});

describe('a list that never ends', () => {
  /** Batches of 4, one post of each known from the batch before. */
  function feedOf(posts: WirePost[]): void {
    world = createWorld([]);
    world.tiktok.twist = (_, nth) => {
      const at = (nth - 1) * 3;
      return { itemList: wired(posts.slice(at, at + 4)), hasMore: true, statusCode: 0 };
    };
  }

  it('stops at the number that was asked for, exactly', async () => {
    feedOf(somePosts(200));
    await world.start({ source: 'feed', target: {}, assets, filters: { newest: 10 }, expected: 10 });
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'done', cutByFilters: true, counts: { listed: 10 } });
    expect(await saved()).toBe(10);
    expect(world.tiktok.asked.length).toBe(3);
    expect(pathsOf(world.tiktok.asked)).toEqual(['/api/recommend/item_list/']);
  });

  it('is not begun without a number', async () => {
    feedOf([]);
    await expect(world.start({ source: 'explore', target: {} })).rejects.toThrow(/has no end/);
    await expect(world.start({ source: 'feed', target: {}, filters: { kind: 'video' } })).rejects.toThrow(
      /no end/,
    );
  });

  it('that has nothing more to give ends, and says how far it came', async () => {
    const posts = somePosts(6);
    world = createWorld([]);
    world.tiktok.twist = (_, nth) => ({
      itemList: wired(nth % 2 ? posts.slice(0, 3) : posts.slice(3)),
      hasMore: true,
    });
    await world.start({ source: 'feed', target: {}, assets, filters: { newest: 50 }, expected: 50 });
    await world.run();
    const job = await world.job();
    expect(job).toMatchObject({ state: 'done', counts: { listed: 6 } });
    expect(world.tiktok.asked.length).toBe(12);
    expect(describeJob(job, [], 0).why).toBe('TikTok listed 6 of about 50 posts.');
  });
});

it('a search carries its id from page to page, through a dead worker', async () => {
  world = createWorld([]);
  const posts = somePosts(5);
  world.tiktok.twist = (ask, nth) => {
    const { offset = '', search_id } = ask.kind === 'api' ? ask.query : {};
    if (Number(offset) > 0 && search_id !== 'log1') return { status_code: 0, has_more: 0, cursor: 0 };
    const at = Number(offset);
    const item_list = wired(posts.slice(at, at + 2));
    return {
      item_list,
      has_more: at + 2 < 5 ? 1 : 0,
      cursor: at + 2,
      ...(nth === 1 ? { extra: { logid: 'log1' } } : {}),
    };
  };
  world.killer = (step) => (step === 9 ? 'worker' : undefined);
  await world.start({ source: 'search', target: { keyword: 'trains' }, assets });
  expect(await world.run()).toBe(1);
  expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 5, saved: 5 } });
});

it('nothing is begun that could not be asked for', async () => {
  world = createWorld([]);
  await expect(world.start({ source: 'playlist', target: {} })).rejects.toThrow(/not a link/);
  await expect(world.start({ source: 'nonsense' })).rejects.toThrow(/not a link/);
  expect(await world.ports.db.jobs.count()).toBe(0);
});
