import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandJob } from '@/lib/jobs/command';
import type { Reply } from '@/lib/tiktok/ask';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { idAt, somePosts } from './wire';
import { createWorld, type World } from './world';

const awemeId = idAt(0);
const fileId = `${awemeId}/comments/1`;
/** Comments of the one post: how many answers each has. */
const thread = [21, 0, 1];
let world: World;

const comment = (cid: number, replies = 0) => ({
  ...{ cid: String(cid), aweme_id: awemeId, text: `said ${cid}`, reply_comment_total: replies },
  user: { uid: '7', unique_id: 'dana_example' },
});

/** As TikTok pages: two comments at a time, twenty answers. */
function commentsReply(query: Readonly<Record<string, string>>): Reply {
  const cid = Number(query['comment_id']);
  const all = cid
    ? Array.from({ length: thread[cid - 1] ?? 0 }, (_, at) => comment(cid * 100 + at))
    : thread.map((replies, at) => comment(at + 1, replies));
  const from = Number(query['cursor']);
  const to = Math.min(all.length, from + (cid ? 20 : 2));
  return { comments: all.slice(from, to), cursor: to, has_more: to < all.length ? 1 : 0 };
}

const asksOfComments = () =>
  world.tiktok.asked.flatMap((ask) =>
    ask.kind === 'api' && ask.path.includes('comment')
      ? [`${ask.query['comment_id'] ?? ''}@${ask.query['cursor']}`]
      : [],
  );

/** Another answer than the usual one to the nth request for comments. */
function answer(spoil: (nth: number) => Reply | undefined = () => undefined): void {
  world.tiktok.twist = (ask) => {
    if (ask.kind !== 'api' || !ask.path.includes('comment')) return undefined;
    return spoil(asksOfComments().length) ?? commentsReply(ask.query);
  };
}

const fail = (code: 'signIn' | 'network' | 'gone' | 'refused'): never => {
  throw new ClipkeepError(code);
};
const savedText = () =>
  [...world.platform.disk.entries()].find(([name]) => name.endsWith('.comments.json'))?.[1] ?? '';
const saved = (): { saved: number; comments: { id: string; replies: unknown[] }[] } =>
  JSON.parse(savedText());
const row = async () => (await world.files()).find((one) => one.id === fileId);

beforeEach(() => {
  world = createWorld(somePosts(1, (post) => ({ ...post, comments: 26 })));
  answer();
});
afterEach(() => world.close());

describe('comments', () => {
  const everyAsk = ['@0', '1@0', '1@20', '@2', '3@0'];

  it('are asked for while the list of the same job backs off', async () => {
    await world.close();
    world = createWorld(
      somePosts(2, (post, at) => (at === 0 ? { ...post, comments: 26 } : post)),
      1,
    );
    answer();
    const [begin, { twist }] = [world.platform.clock, world.tiktok];
    let [lists, gathered] = [0, 0];
    world.tiktok.twist = (ask, nth) => {
      if (ask.kind !== 'api' || ask.path.includes('comment')) {
        gathered = (world.platform.clock - begin) / 1000;
        return twist(ask, nth);
      }
      lists += 1;
      return lists > 1 && lists < 7 ? fail('refused') : undefined;
    };
    await world.start({ assets: ['comments'], expected: 2 });
    await world.run();
    expect(asksOfComments()).toEqual(everyAsk);
    expect(gathered).toBeLessThan(30);
    expect(await world.job()).toMatchObject({ state: 'done', counts: { listed: 2, saved: 1 } });
    expect((await world.job()).finishedAt).toBeGreaterThan(begin + 100_000);
  });

  it('of a post are asked for one page after the other and saved as one file', async () => {
    await world.start({ assets: ['video', 'comments'] });
    await world.run();
    expect(asksOfComments()).toEqual(everyAsk);
    expect(saved().comments.map(({ id, replies }) => [id, replies.length])).toEqual([
      ['1', 21],
      ['2', 0],
      ['3', 1],
    ]);
    expect(saved().saved).toBe(25);
    expect(await row()).toMatchObject({
      state: 'saved',
      tries: 0,
      path: expect.stringMatching(/\.comments\.json$/),
    });
    expect(await row()).not.toHaveProperty('gathered');
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 2, planned: 0, failed: 0 } });
    expect(await world.ports.db.gathered.count()).toBe(0);
  });

  it('over which a worker dies, at any step, are not lost, and asked for again only where it died', {
    timeout: 300_000,
  }, async () => {
    const expected = await killedAt(0);
    for (let at = 1; at <= world.steps; at += 1) {
      await world.close();
      expect(await killedAt(at), `killed at step ${at}`).toBe(expected);
      expect(asksOfComments().length, `killed at step ${at}`).toBeLessThanOrEqual(everyAsk.length + 1);
      expect(await world.ports.db.gathered.count()).toBe(0);
    }
  });

  it('go on where they were after a failure, and count tries from there', async () => {
    answer((nth) => (nth > 1 && nth % 2 === 0 ? fail('network') : undefined));
    await world.start({ assets: ['comments'] });
    await world.run();
    expect(await row()).toMatchObject({ state: 'saved' });
    expect(saved().saved).toBe(25);
    expect(new Set(asksOfComments())).toEqual(new Set(everyAsk));
    expect(asksOfComments()).toHaveLength(everyAsk.length * 2 - 1);
  });

  it('that want signing in make the job wait, and go on after it', async () => {
    answer((nth) => (nth === 2 ? fail('signIn') : undefined));
    await world.start({ assets: ['comments'] });
    await world.run();
    expect(await world.job()).toMatchObject({ state: 'paused', problem: { code: 'signIn' } });
    await commandJob(world.ports, 1, 'resume');
    await world.run();
    expect(saved().saved).toBe(25);
    expect(asksOfComments()).toEqual(['@0', '1@0', ...everyAsk.slice(1)]);
  });

  it('that are refused for good fail with their sentence, and the video is saved all the same', async () => {
    answer(() => fail('gone'));
    await world.start({ assets: ['video', 'comments'] });
    await world.run();
    expect(await row()).toMatchObject({ state: 'failed', problem: { code: 'gone' } });
    expect(await world.job()).toMatchObject({ state: 'done', counts: { saved: 1, failed: 1 } });
  });

  it('that never move on fail after five tries', async () => {
    answer(() => ({ comments: [comment(1)], cursor: 0, has_more: 1 }));
    await world.start({ assets: ['comments'] });
    await world.run();
    expect(await row()).toMatchObject({ state: 'failed', tries: 5, problem: { code: 'samePage' } });
  });

  it('of a job that is cancelled leave nothing behind', async () => {
    await world.start({ assets: ['comments'] });
    while (asksOfComments().length < 3) await nextMoment();
    await commandJob(world.ports, 1, 'cancel');
    expect(await world.files()).toEqual([]);
    expect(await world.ports.db.gathered.count()).toBe(0);
  });

  it('that nobody wrote are not asked for', async () => {
    world = createWorld(somePosts(1));
    answer();
    await world.start({ assets: ['video', 'comments'] });
    await world.run();
    expect(asksOfComments()).toEqual([]);
    expect((await world.files()).map(({ asset }) => asset)).toEqual(['video']);
  });
});

/** What is saved by a world whose worker dies after this step. */
async function killedAt(at: number): Promise<string> {
  world = createWorld(somePosts(1, (post) => ({ ...post, comments: 26 })));
  answer();
  await world.start({ assets: ['comments'] });
  world.steps = 0;
  world.killer = (step) => (step === at ? 'worker' : undefined);
  await world.run();
  return savedText();
}

async function nextMoment(): Promise<void> {
  await world.runOnce();
  world.platform.clock += 3_000;
}
