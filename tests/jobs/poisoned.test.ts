import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { logRequests } from './request-log';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

/** Two profiles of six posts each, and a job for each. What goes wrong here is nothing that Clipkeep expects. */
let world: World;
const bad = idAt(2);
const bug = new TypeError('nobody thought of this');

beforeEach(async () => {
  world = createWorld(
    somePosts(12, (post, at) => ({
      ...{ ...post, kind: 'video', comments: 3 },
      secUid: at < 6 ? 'MS4wMira' : 'MS4wOther',
    })),
    3,
  );
});
afterEach(() => world.close());

async function startBoth(assets: string[]): Promise<void> {
  await world.start({ assets, expected: 6 });
  await world.start({ assets, expected: 6, target: { secUid: 'MS4wOther' }, label: 'other' });
}

/** All comes to rest, and the bug has been reported. */
async function expectReported(): Promise<void> {
  await expect(world.run()).rejects.toThrow(bug.message);
}

/** All but the one file, which says that it is our fault. */
async function expectOnlyOneFailed(code: ProblemCode = 'bug'): Promise<void> {
  const failed = (await world.files()).filter(({ state }) => state !== 'saved');
  expect(failed).toMatchObject([{ awemeId: bad, state: 'failed', tries: 5, problem: { code } }]);
  for (const id of [1, 2])
    expect(await world.job(id)).toMatchObject({ state: 'done', counts: { planned: 0 } });
}

describe('a bug spoils one file, and the others go on', { timeout: 60_000 }, () => {
  it('where its transfer can not begin', async () => {
    await startBoth(['video']);
    const { begin } = world.platform;
    const tried: number[] = [];
    world.platform.begin = (attempt, request) => {
      if (!attempt.includes(bad)) return begin(attempt, request);
      tried.push(world.platform.clock);
      throw bug;
    };
    await expectReported();
    await expectOnlyOneFailed();
    const gaps = tried.slice(1).map((at, nth) => at - (tried[nth] ?? at));
    expect(Math.min(...gaps)).toBeGreaterThan(1_000);
    expect(gaps.at(-1)).toBeGreaterThan(60_000);
  });

  it('where it is handed over', async () => {
    await startBoth(['video']);
    const { startDownload } = world.platform;
    world.platform.startDownload = (blobUrl, path, over) => {
      if (path.includes(bad)) throw bug;
      return startDownload(blobUrl, path, over);
    };
    await expectReported();
    await expectOnlyOneFailed();
    expect(world.platform.transfers.size).toBe(0);
  });

  it('where its parts are asked for', async () => {
    world.tiktok.twist = (ask) => {
      if (ask.kind !== 'api' || !ask.path.includes('comment')) return undefined;
      if (ask.query['aweme_id'] === bad) throw bug;
      return { comments: [], cursor: 0, has_more: 0 };
    };
    await startBoth(['comments']);
    await expectReported();
    await expectOnlyOneFailed();
  });

  it('where its post is asked for again', async () => {
    await startBoth(['video']);
    world.platform.spoilTransfer = (content) => (content.includes(bad) ? problemOf('expired') : undefined);
    world.tiktok.twist = (ask) => {
      if (ask.kind === 'page') throw bug;
      return undefined;
    };
    await expectReported();
    // Each time its link was refused, and no new one came.
    await expectOnlyOneFailed('expired');
  });
});

describe('a bug spoils one list', { timeout: 60_000 }, () => {
  it('which is given up, waiting longer each time, and the other job goes on', async () => {
    await startBoth(['video']);
    const log = logRequests(world, () => undefined);
    const { twist } = world.tiktok;
    const asked: number[] = [];
    world.tiktok.twist = (ask, nth) => {
      const reply = twist(ask, nth);
      if (ask.kind !== 'api' || ask.query['secUid'] !== 'MS4wMira') return reply;
      asked.push(world.platform.clock);
      throw bug;
    };
    await expectReported();
    expect(await world.job(1)).toMatchObject({ state: 'failed', problem: { code: 'bug' } });
    expect(await world.job(2)).toMatchObject({ state: 'done', counts: { saved: 6 } });
    expect(asked.length).toBe(8);
    const gaps = asked.slice(1).map((at, nth) => at - (asked[nth] ?? at));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20_000);
    expect(log.length).toBe(8 + 2 + 6);
  });
});
